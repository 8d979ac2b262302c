<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Speaking coach</source>
        <translation>स्पीकिंग कोच</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>दूसरा फ़ोल्डर…</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a button: end the program</comment>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Keep sessions in</source>
        <translation>सत्र यहाँ रखें</translation>
    </message>
    <message>
        <source>January</source>
        <translation>जनवरी</translation>
    </message>
    <message>
        <source>February</source>
        <translation>फ़रवरी</translation>
    </message>
    <message>
        <source>March</source>
        <translation>मार्च</translation>
    </message>
    <message>
        <source>April</source>
        <translation>अप्रैल</translation>
    </message>
    <message>
        <source>May</source>
        <translation>मई</translation>
    </message>
    <message>
        <source>June</source>
        <translation>जून</translation>
    </message>
    <message>
        <source>July</source>
        <translation>जुलाई</translation>
    </message>
    <message>
        <source>August</source>
        <translation>अगस्त</translation>
    </message>
    <message>
        <source>September</source>
        <translation>सितंबर</translation>
    </message>
    <message>
        <source>October</source>
        <translation>अक्टूबर</translation>
    </message>
    <message>
        <source>November</source>
        <translation>नवंबर</translation>
    </message>
    <message>
        <source>December</source>
        <translation>दिसंबर</translation>
    </message>
    <message>
        <source>Jan</source>
        <comment>short</comment>
        <translation>जन॰</translation>
    </message>
    <message>
        <source>Feb</source>
        <comment>short</comment>
        <translation>फ़र॰</translation>
    </message>
    <message>
        <source>Mar</source>
        <comment>short</comment>
        <translation>मार्च</translation>
    </message>
    <message>
        <source>Apr</source>
        <comment>short</comment>
        <translation>अप्रैल</translation>
    </message>
    <message>
        <source>May</source>
        <comment>short</comment>
        <translation>मई</translation>
    </message>
    <message>
        <source>Jun</source>
        <comment>short</comment>
        <translation>जून</translation>
    </message>
    <message>
        <source>Jul</source>
        <comment>short</comment>
        <translation>जुल॰</translation>
    </message>
    <message>
        <source>Aug</source>
        <comment>short</comment>
        <translation>अग॰</translation>
    </message>
    <message>
        <source>Sep</source>
        <comment>short</comment>
        <translation>सित॰</translation>
    </message>
    <message>
        <source>Oct</source>
        <comment>short</comment>
        <translation>अक्टू॰</translation>
    </message>
    <message>
        <source>Nov</source>
        <comment>short</comment>
        <translation>नव॰</translation>
    </message>
    <message>
        <source>Dec</source>
        <comment>short</comment>
        <translation>दिस॰</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>सोमवार</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>मंगलवार</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>बुधवार</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>गुरुवार</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>शुक्रवार</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>शनिवार</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>रविवार</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>सोम</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>मंगल</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>बुध</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>गुरु</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>शुक्र</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>शनि</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>रवि</translation>
    </message>
    <message>
        <source>{day:02} {month}</source>
        <translation>{day:02} {month}</translation>
    </message>
    <message>
        <source>{day:02} {month} {year}</source>
        <translation>{day:02} {month} {year}</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{weekday} {date}</translation>
    </message>
    <message>
        <source>{day}, {time:%H:%M}</source>
        <translation>{day}, {time:%H:%M}</translation>
    </message>
    <message>
        <source>even</source>
        <comment>how a voice sounds</comment>
        <translation>सम</translation>
    </message>
    <message>
        <source>calm</source>
        <comment>how a voice sounds</comment>
        <translation>शांत</translation>
    </message>
    <message>
        <source>warm</source>
        <comment>how a voice sounds</comment>
        <translation>आत्मीय</translation>
    </message>
    <message>
        <source>subdued</source>
        <comment>how a voice sounds</comment>
        <translation>मद्धम</translation>
    </message>
    <message>
        <source>forceful</source>
        <comment>how a voice sounds</comment>
        <translation>ज़ोरदार</translation>
    </message>
    <message>
        <source>{rate:.1f} syllables a second is fast for what is new to listeners; {low} to {high} suits a talk.</source>
        <translation>श्रोताओं के लिए बात नई हो, तो {rate:.1f} अक्षर प्रति सेकंड तेज़ है; वक्तव्य के लिए {low} से {high} ठीक है।</translation>
    </message>
    <message>
        <source>For {share:.0f}% of the time you spoke faster than suits a talk; on the whole it was {rate:.1f} syllables a second.</source>
        <translation>{share:.0f}% समय आपकी गति वक्तव्य के लिहाज़ से ज़्यादा तेज़ थी; कुल मिलाकर वह {rate:.1f} अक्षर प्रति सेकंड थी।</translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation>गति धीमी करें</translation>
    </message>
    <message>
        <source>fast</source>
        <comment>how a passage sounds</comment>
        <translation>तेज़</translation>
    </message>
    <message>
        <source>Keep it moving</source>
        <translation>गति बनाए रखें</translation>
    </message>
    <message>
        <source>{rate:.1f} syllables a second, pauses included, is slow for a talk; {low} to {high} is about right.</source>
        <translation>विराम मिलाकर {rate:.1f} अक्षर प्रति सेकंड वक्तव्य के लिए धीमा है; {low} से {high} ठीक है।</translation>
    </message>
    <message>
        <source>Your pace, {rate:.1f} syllables a second, suits a talk.</source>
        <translation>आपकी गति, {rate:.1f} अक्षर प्रति सेकंड, वक्तव्य के लिए ठीक है।</translation>
    </message>
    <message>
        <source>Shorten your pauses</source>
        <translation>विराम छोटे रखें</translation>
    </message>
    <message>
        <source>For {share:.0f}% of the talk you were silent; up to {most:.0f}% is fine. Pause where a sentence ends, and go on after a breath.</source>
        <translation>वक्तव्य के {share:.0f}% समय चुप्पी रही; {most:.0f}% तक ठीक है। वाक्य के अंत में रुकें, और एक साँस लेकर आगे बढ़ें।</translation>
    </message>
    <message>
        <source>{rate:.1f} syllables a second is slow for a talk; {low} to {high} is about right. Your words are quick enough: it is the pauses between them.</source>
        <translation>{rate:.1f} अक्षर प्रति सेकंड वक्तव्य के लिए धीमा है; {low} से {high} लगभग ठीक है। आपके शब्द काफ़ी तेज़ हैं: बात उनके बीच के विरामों की है।</translation>
    </message>
    <message>
        <source>The longest stretch without one took {length:.0f} s.</source>
        <translation>बिना विराम का सबसे लंबा हिस्सा {length:.0f} सेकंड का था।</translation>
    </message>
    <message>
        <source>There were {rate:.1f} pauses a minute; a talk needs at least {least:.0f} to breathe.</source>
        <translation>प्रति मिनट {rate:.1f} विराम थे; कम से कम {least:.0f} हों, तो वक्तव्य को साँस मिलती है।</translation>
    </message>
    <message>
        <source>A pause of half a second at the end of a sentence gives listeners time.</source>
        <translation>वाक्य के अंत में आधे सेकंड का विराम श्रोताओं को समय देता है।</translation>
    </message>
    <message>
        <source>Leave pauses</source>
        <translation>विराम लें</translation>
    </message>
    <message>
        <source>{length:.0f} s without a pause</source>
        <translation>बिना विराम के {length:.0f} सेकंड</translation>
    </message>
    <message>
        <source>You pause, and let listeners catch up.</source>
        <translation>आपके विराम श्रोताओं को साथ चलने का समय देते हैं।</translation>
    </message>
    <message>
        <source>Hardly any fillers.</source>
        <translation>भराव शब्द न के बराबर।</translation>
    </message>
    <message>
        <source>Few fillers: too few to matter.</source>
        <translation>भराव शब्द कम हैं; इतने से कोई नुकसान नहीं।</translation>
    </message>
    <message>
        <source>“Um”, “uh” and the like are counted; short ones between words are easily missed.</source>
        <translation>“um”, “uh” जैसी ध्वनियाँ गिनी जाती हैं; शब्दों के बीच की छोटी ध्वनियाँ आसानी से छूट जाती हैं।</translation>
    </message>
    <message>
        <source>Replace fillers with silence</source>
        <translation>भराव शब्द की जगह चुप्पी रखें</translation>
    </message>
    <message>
        <source>{rate:.1f} fillers a minute. Up to {few:.0f} cost nothing; from about {many:.0f}, listeners notice them more than the talk.</source>
        <translation>प्रति मिनट {rate:.1f} भराव शब्द। {few:.0f} तक कोई नुकसान नहीं; लगभग {many:.0f} होने पर श्रोताओं का ध्यान वक्तव्य से ज़्यादा उन पर जाता है।</translation>
    </message>
    <message>
        <source>a filler</source>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>Within ten seconds your pitch usually moves by {spread:.1f} semitones.</source>
        <translation>दस सेकंड के भीतर आपका सुर आम तौर पर {spread:.1f} सेमीटोन बदलता है।</translation>
    </message>
    <message>
        <source>Under {low:.0f} sounds flat; {high} or more is lively.</source>
        <translation>{low:.0f} से कम एक-सुर लगता है; {high} या ज़्यादा जीवंत लगता है।</translation>
    </message>
    <message>
        <source>For {share:.0f}% of the time it hardly moved, which sounds flat.</source>
        <translation>{share:.0f}% समय वह लगभग नहीं बदला, और यह एक-सुर लगता है।</translation>
    </message>
    <message>
        <source>In your other practices it is {usual:.1f}.</source>
        <translation>आपके दूसरे अभ्यासों में यह {usual:.1f} होता है।</translation>
    </message>
    <message>
        <source>Vary your pitch</source>
        <translation>सुर में उतार-चढ़ाव लाएँ</translation>
    </message>
    <message>
        <source>flat</source>
        <comment>how a passage sounds</comment>
        <translation>एक-सुर</translation>
    </message>
    <message>
        <source>Your voice has some melody.</source>
        <translation>आपकी आवाज़ में कुछ उतार-चढ़ाव है।</translation>
    </message>
    <message>
        <source>Your voice is livelier than usual.</source>
        <translation>आपकी आवाज़ हमेशा से ज़्यादा जीवंत है।</translation>
    </message>
    <message>
        <source>Your voice is lively.</source>
        <translation>आपकी आवाज़ जीवंत है।</translation>
    </message>
    <message>
        <source>For {share:.0f}% of the time you spoke much more softly than usual.</source>
        <translation>{share:.0f}% समय आपकी आवाज़ सामान्य से काफ़ी दबी थी।</translation>
    </message>
    <message>
        <source>Keep up your voice</source>
        <translation>आवाज़ का स्तर बनाए रखें</translation>
    </message>
    <message>
        <source>Carry the voice to the end of the sentence</source>
        <translation>आवाज़ को वाक्य के अंत तक ले जाएँ</translation>
    </message>
    <message>
        <source>{share:.0f}% of the phrases fade away at their end.</source>
        <translation>{share:.0f}% वाक्यांश अंत में दब जाते हैं।</translation>
    </message>
    <message>
        <source>hard to hear</source>
        <translation>सुनना मुश्किल</translation>
    </message>
    <message>
        <source>Your volume lasts to the end of the sentence.</source>
        <translation>आपकी आवाज़ का स्तर वाक्य के अंत तक बना रहता है।</translation>
    </message>
    <message>
        <source>Let them hear that you care</source>
        <translation>आपका लगाव सुनाई दे</translation>
    </message>
    <message>
        <source>The energy of your voice was {energy:.0f}% on average, as the model hears it.</source>
        <translation>मॉडल के अनुसार आपकी आवाज़ की ऊर्जा औसतन {energy:.0f}% थी।</translation>
    </message>
    <message>
        <source>Your voice has energy.</source>
        <translation>आपकी आवाज़ में ऊर्जा है।</translation>
    </message>
    <message>
        <source>The energy of your voice was {energy:.0f}% on average; usually it is {usual:.0f}%.</source>
        <translation>आपकी आवाज़ की ऊर्जा औसतन {energy:.0f}% थी, आम तौर पर यह {usual:.0f}% होती है।</translation>
    </message>
    <message>
        <source>Breathe out before you begin</source>
        <translation>शुरू करने से पहले साँस छोड़ें</translation>
    </message>
    <message>
        <source>In {share:.0%} of the readings your voice sounded tense to the model.</source>
        <translation>मॉडल को {share:.0%} मापों में आपकी आवाज़ तनाव-भरी लगी।</translation>
    </message>
    <message>
        <source>tense</source>
        <comment>how a voice sounds</comment>
        <translation>तनाव-भरी</translation>
    </message>
    <message numerus="yes">
        <source>%n filler(s)</source>
        <translation>
            <numerusform>%n भराव शब्द</numerusform>
            <numerusform>%n भराव शब्द</numerusform>
        </translation>
    </message>
    <message>
        <source>a pause of {length:.1f} s</source>
        <translation>{length:.1f} सेकंड का विराम</translation>
    </message>
    <message>
        <source>slow</source>
        <comment>how a passage sounds</comment>
        <translation>धीमा</translation>
    </message>
    <message>
        <source>little energy</source>
        <translation>कम ऊर्जा</translation>
    </message>
    <message>
        <source>harsh</source>
        <comment>how a voice sounds</comment>
        <translation>कठोर</translation>
    </message>
    <message>
        <source>animated</source>
        <comment>how a voice sounds</comment>
        <translation>जोशीली</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>पक्का नहीं</translation>
    </message>
    <message>
        <source>unfamiliar</source>
        <comment>how a voice sounds</comment>
        <translation>अनजान</translation>
    </message>
    <message>
        <source>no speech</source>
        <translation>कोई नहीं बोला</translation>
    </message>
    <message>
        <source>very sure</source>
        <translation>बहुत पक्का</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>काफ़ी पक्का</translation>
    </message>
    <message>
        <source>not very sure</source>
        <translation>कम पक्का</translation>
    </message>
    <message>
        <source>high</source>
        <comment>energy</comment>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>medium</source>
        <comment>energy</comment>
        <translation>मध्यम</translation>
    </message>
    <message>
        <source>low</source>
        <comment>energy</comment>
        <translation>कम</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>long pause</source>
        <translation>लंबा विराम</translation>
    </message>
    <message>
        <source>filler</source>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>repeated sound</source>
        <translation>दोहराई ध्वनि</translation>
    </message>
    <message>
        <source>drawn-out sound</source>
        <translation>खिंची ध्वनि</translation>
    </message>
    <message>
        <source>possible block</source>
        <translation>संभावित अटकाव</translation>
    </message>
    <message>
        <source>flat stretch</source>
        <translation>एक-सुर हिस्सा</translation>
    </message>
    <message>
        <source>fast stretch</source>
        <translation>तेज़ हिस्सा</translation>
    </message>
    <message>
        <source>soft stretch</source>
        <translation>दबी आवाज़ का हिस्सा</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>बहुत ऊँची आवाज़</translation>
    </message>
    <message>
        <source>computer too busy</source>
        <translation>कंप्यूटर बहुत व्यस्त</translation>
    </message>
    <message>
        <source>microphone lost</source>
        <translation>माइक्रोफ़ोन हट गया</translation>
    </message>
    <message>
        <source>computer asleep</source>
        <translation>कंप्यूटर स्लीप में</translation>
    </message>
    <message>
        <source>talk</source>
        <comment>a kind of task</comment>
        <translation>वक्तव्य</translation>
    </message>
    <message>
        <source>reading</source>
        <comment>a kind of task</comment>
        <translation>पाठ</translation>
    </message>
    <message>
        <source>conversation</source>
        <comment>a kind of task</comment>
        <translation>बातचीत</translation>
    </message>
    <message>
        <source>{pauses}, all long</source>
        <translation>{pauses}, सभी लंबे</translation>
    </message>
    <message>
        <source>{pauses}, {long} of them long</source>
        <translation>{pauses}, इनमें {long} लंबे</translation>
    </message>
    <message>
        <source>Own your pace: slow is a choice, and so is fast.</source>
        <translation>गति अपने हाथ में रखें: धीमा बोलना भी एक चुनाव है, और तेज़ बोलना भी।</translation>
    </message>
    <message>
        <source>syllables/s</source>
        <translation>अक्षर/से</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>गति</translation>
    </message>
    <message>
        <source>Pace without pauses</source>
        <translation>विराम के बिना गति</translation>
    </message>
    <message>
        <source>Pace varies by</source>
        <translation>गति में बदलाव</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>गति</translation>
    </message>
    <message>
        <source>change of pace</source>
        <translation>गति में बदलाव</translation>
    </message>
    <message>
        <source>Read the text aloud at your usual pace.</source>
        <translation>पाठ को अपनी सामान्य गति से बोलकर पढ़ें।</translation>
    </message>
    <message>
        <source>Read it again as if to somebody who takes notes. Give every word its room.</source>
        <translation>इसे फिर से पढ़ें, जैसे सुनने वाला नोट्स लिख रहा हो। हर शब्द को पूरी जगह दें।</translation>
    </message>
    <message>
        <source>Read it a third time so that it lies between the two. That is your pace for a room.</source>
        <translation>तीसरी बार इसे इन दोनों के बीच की गति से पढ़ें। श्रोताओं से भरे कमरे के लिए यही आपकी गति है।</translation>
    </message>
    <message>
        <source>Every street has a tree that nobody looks at. It was there before the houses, and it may well be there after them. In summer it cools the air by four degrees. In autumn it gives the children something to kick. All it asks for is a little water and some room for its roots.</source>
        <translation>हर गली में एक पेड़ होता है, जिसे कोई नहीं देखता। वह घरों से पहले भी वहाँ था, और शायद उनके बाद भी रहेगा। गर्मियों में वह हवा को चार डिग्री ठंडा कर देता है। पतझड़ में वह बच्चों को उड़ाने के लिए ढेर सारे पत्ते देता है। बदले में वह बस थोड़ा-सा पानी और अपनी जड़ों के लिए कुछ जगह माँगता है।</translation>
    </message>
    <message>
        <source>Read it at two speeds</source>
        <translation>दो गतियों में पढ़ें</translation>
    </message>
    <message>
        <source>The pace over the whole lies between 2.4 and 4.0 syllables a second, and it varies from phrase to phrase.</source>
        <translation>पूरे समय की गति 2.4 और 4.0 अक्षर प्रति सेकंड के बीच रहती है, और वाक्यांश-दर-वाक्यांश बदलती है।</translation>
    </message>
    <message>
        <source>Give listeners time to take in what you said.</source>
        <translation>श्रोताओं को आपकी बात समझने का समय दें।</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>प्रति मिनट</translation>
    </message>
    <message>
        <source>Fillers</source>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>“um” and the like between two silences; up to {high:g} a minute do no harm</source>
        <translation>दो चुप्पियों के बीच “अम्म” जैसे शब्द; प्रति मिनट {high:g} तक कोई नुकसान नहीं</translation>
    </message>
    <message>
        <source>Fillers</source>
        <comment>a tile</comment>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>many</source>
        <comment>how a figure is</comment>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>Pace</source>
        <comment>a tile</comment>
        <translation>गति</translation>
    </message>
    <message>
        <source>{value} syll/s</source>
        <translation>{value} अक्षर/से</translation>
    </message>
    <message>
        <source>slow</source>
        <comment>how a figure is</comment>
        <translation>धीमी</translation>
    </message>
    <message>
        <source>fast</source>
        <comment>how a figure is</comment>
        <translation>तेज़</translation>
    </message>
    <message>
        <source>silences between words, of a quarter of a second or more</source>
        <translation>शब्दों के बीच की चुप्पियाँ, चौथाई सेकंड या उससे लंबी</translation>
    </message>
    <message>
        <source>pauses {value} a minute</source>
        <translation>विराम {value} प्रति मिनट</translation>
    </message>
    <message>
        <source>Pauses</source>
        <comment>a tile</comment>
        <translation>विराम</translation>
    </message>
    <message>
        <source>few</source>
        <comment>how a figure is</comment>
        <translation>कम</translation>
    </message>
    <message>
        <source>Variety</source>
        <comment>a tile</comment>
        <translation>उतार-चढ़ाव</translation>
    </message>
    <message>
        <source>flat</source>
        <comment>how a figure is</comment>
        <translation>एक-सुर</translation>
    </message>
    <message>
        <source>how lively rather than calm the voice sounds to the model</source>
        <translation>मॉडल को आवाज़ शांत की तुलना में कितनी सक्रिय लगती है</translation>
    </message>
    <message>
        <source>how far stressed syllables stand out from the rest of their phrase</source>
        <translation>बल दिए गए अक्षर अपने वाक्यांश में कितने उभरते हैं</translation>
    </message>
    <message>
        <source>from the end of a silence to the next</source>
        <translation>एक चुप्पी के अंत से अगली तक</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>आवाज़ का स्तर</translation>
    </message>
    <message>
        <source>level of the speech alone, below the loudest the recording can hold</source>
        <translation>केवल बोली का, रिकॉर्डिंग की अधिकतम सीमा से कितना नीचे</translation>
    </message>
    <message>
        <source>phrases whose end can&apos;t be heard in the back row; up to {high:g}% is fine</source>
        <translation>वाक्यांश जिनका अंत आखिरी पंक्ति तक नहीं पहुँचता; {high:g}% तक ठीक है</translation>
    </message>
    <message>
        <source>how far the voice stands out above the noise of the room; {low:g} dB or more is heard well</source>
        <translation>आवाज़ कमरे के शोर से कितनी ऊपर है; {low:g} dB या अधिक हो तो ठीक सुनाई देती है</translation>
    </message>
    <message>
        <source>the middle of the voice&apos;s pitch</source>
        <translation>आवाज़ के सुर का मध्य</translation>
    </message>
    <message>
        <source>from the lowest to the highest pitch, leaving out the rarest of both</source>
        <translation>सबसे नीचे और सबसे ऊँचे सुर के बीच का अंतर, सबसे विरले छोड़कर</translation>
    </message>
    <message>
        <source>phrases whose pitch rises at the end, as in questions and unfinished lists</source>
        <translation>वाक्यांश जिनका सुर अंत में उठता है, जैसे प्रश्नों और जारी सूचियों में</translation>
    </message>
    <message>
        <source>phrases whose pitch falls at the end, as in statements</source>
        <translation>वाक्यांश जिनका सुर अंत में गिरता है, जैसे कथनों में</translation>
    </message>
    <message>
        <source>syllables a second while you speak, pauses taken out</source>
        <translation>बोलते समय प्रति सेकंड अक्षर, विराम छोड़कर</translation>
    </message>
    <message>
        <source>how much the pace differs from phrase to phrase</source>
        <translation>वाक्यांश-दर-वाक्यांश वह कितनी अलग है</translation>
    </message>
    <message>
        <source>Bursts of fillers</source>
        <translation>भराव शब्दों की झड़ियाँ</translation>
    </message>
    <message>
        <source>three or more fillers in quick succession</source>
        <translation>तीन या अधिक भराव शब्द, हर एक पिछले के तुरंत बाद</translation>
    </message>
    <message>
        <source>Pauses with a filler</source>
        <translation>भराव शब्द वाले विराम</translation>
    </message>
    <message>
        <source>pauses that begin or end with a filler</source>
        <translation>विराम जो भराव शब्द से शुरू या समाप्त होते हैं</translation>
    </message>
    <message>
        <source>Pauses inside a phrase</source>
        <translation>वाक्यांश के भीतर विराम</translation>
    </message>
    <message>
        <source>pauses that break off a phrase</source>
        <translation>विराम जिनसे पहले वाक्यांश अधूरा छूट गया</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>दोहराई ध्वनियाँ</translation>
    </message>
    <message>
        <source>sounds and syllables repeated before the word was finished</source>
        <translation>ध्वनियाँ और अक्षर जो शब्द आगे बढ़ने से पहले दोहराए गए</translation>
    </message>
    <message>
        <source>Drawn-out sounds</source>
        <translation>खिंची ध्वनियाँ</translation>
    </message>
    <message>
        <source>sounds that were held longer than the word needs</source>
        <translation>ध्वनियाँ जो शब्द की ज़रूरत से अधिक खींची गईं</translation>
    </message>
    <message>
        <source>Possible blocks</source>
        <translation>संभावित अटकाव</translation>
    </message>
    <message>
        <source>how much of the time was much softer than usual; up to {high:g}% is fine</source>
        <translation>कितना समय सामान्य से बहुत धीमी आवाज़ में रहा; {high:g}% तक ठीक है</translation>
    </message>
    <message>
        <source>Volume</source>
        <comment>a tile</comment>
        <translation>आवाज़ का स्तर</translation>
    </message>
    <message>
        <source>soft for {value}</source>
        <translation>{value} समय धीमी</translation>
    </message>
    <message>
        <source>too often</source>
        <comment>how a figure is</comment>
        <translation>बहुत बार</translation>
    </message>
    <message>
        <source>steady</source>
        <comment>how a figure is</comment>
        <translation>स्थिर</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>चुप्पी</translation>
    </message>
    <message>
        <source>how much of the talk, from the first word to the last, was silence; up to {high:g}% is fine</source>
        <translation>पहले से आखिरी शब्द तक वक्तव्य का कितना समय चुप्पी में रहा; {high:g}% तक ठीक है</translation>
    </message>
    <message>
        <source>pauses</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>change of volume</source>
        <translation>आवाज़ के स्तर में बदलाव</translation>
    </message>
    <message>
        <source>s</source>
        <translation>सेकंड</translation>
    </message>
    <message>
        <source>longest without a pause</source>
        <translation>बिना विराम का सबसे लंबा हिस्सा</translation>
    </message>
    <message>
        <source>Tell something you know well, in short sentences.</source>
        <translation>छोटे वाक्यों में कुछ ऐसा बताएँ, जो आपको अच्छी तरह पता हो।</translation>
    </message>
    <message>
        <source>At every full stop close your mouth and breathe in through the nose.</source>
        <translation>हर पूर्ण विराम पर मुँह बंद करें और नाक से साँस लें।</translation>
    </message>
    <message>
        <source>Only then begin the next sentence. It feels long; to listeners it sounds right.</source>
        <translation>उसके बाद ही अगला वाक्य शुरू करें। आपको यह लंबा लगता है; श्रोताओं को सही लगता है।</translation>
    </message>
    <message>
        <source>Pause at the full stop</source>
        <translation>पूर्ण विराम पर रुकें</translation>
    </message>
    <message>
        <source>At least eight pauses a minute, and no stretch of more than 12 seconds without one.</source>
        <translation>प्रति मिनट कम से कम आठ विराम, और 12 सेकंड से लंबा कोई हिस्सा बिना विराम के नहीं।</translation>
    </message>
    <message>
        <source>Wake up the melody of your voice.</source>
        <translation>अपनी आवाज़ के उतार-चढ़ाव को जगाएँ।</translation>
    </message>
    <message>
        <source>Pitch variety</source>
        <translation>सुर का उतार-चढ़ाव</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>सेमीटोन</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>सुर</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>Pitch range</source>
        <translation>सुर का दायरा</translation>
    </message>
    <message>
        <source>Phrases that end rising</source>
        <translation>चढ़ते अंत वाले वाक्यांश</translation>
    </message>
    <message>
        <source>Phrases that end falling</source>
        <translation>उतरते अंत वाले वाक्यांश</translation>
    </message>
    <message>
        <source>pitch variety</source>
        <translation>सुर का उतार-चढ़ाव</translation>
    </message>
    <message>
        <source>Say &quot;no&quot; as a question that slides up, then as an answer that slides down. Five times each.</source>
        <translation>&quot;नहीं&quot; को पहले ऊपर चढ़ते सुर में सवाल की तरह बोलें, फिर नीचे उतरते सुर में जवाब की तरह। दोनों पाँच-पाँच बार।</translation>
    </message>
    <message>
        <source>Say &quot;this is what I mean&quot; and let one word jump out by its pitch. Choose another word each time.</source>
        <translation>&quot;मेरा मतलब यही है&quot; बोलें और किसी एक शब्द को सुर से उभारें। हर बार कोई दूसरा शब्द चुनें।</translation>
    </message>
    <message>
        <source>Now say what you did yesterday, and let your voice jump on the most important word of each sentence.</source>
        <translation>अब बताएँ कि कल आपने क्या किया, और हर वाक्य के सबसे अहम शब्द पर आवाज़ को उछलने दें।</translation>
    </message>
    <message>
        <source>Slide the pitch</source>
        <translation>सुर को ऊपर-नीचे ले जाएँ</translation>
    </message>
    <message>
        <source>The pitch varies by 2.5 semitones or more within ten seconds, most of the time.</source>
        <translation>ज़्यादातर समय दस सेकंड के भीतर सुर 2.5 सेमीटोन या ज़्यादा बदलता है।</translation>
    </message>
    <message>
        <source>Leave a silence where an &quot;um&quot; would be.</source>
        <translation>जहाँ &quot;अम्म&quot; आता, वहाँ चुप्पी रहने दें।</translation>
    </message>
    <message>
        <source>fillers</source>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>Talk for two minutes about how you got to where you are now.</source>
        <translation>दो मिनट बोलें: आज आप जहाँ हैं, वहाँ तक का सफ़र कैसा रहा।</translation>
    </message>
    <message>
        <source>When you feel an &quot;um&quot; coming, close your lips and let the moment pass.</source>
        <translation>जब लगे कि &quot;अम्म&quot; आने वाला है, तो होंठ बंद करें और वह क्षण गुज़रने दें।</translation>
    </message>
    <message>
        <source>Don&apos;t aim for none: a few do no harm.</source>
        <translation>शून्य का लक्ष्य न रखें: कुछेक से कोई नुकसान नहीं।</translation>
    </message>
    <message>
        <source>Swap a filler for silence</source>
        <translation>भराव शब्द के बदले चुप्पी</translation>
    </message>
    <message>
        <source>Up to five fillers a minute. The coach hears those between two silences, not those that run into a word.</source>
        <translation>प्रति मिनट अधिकतम पाँच भराव शब्द। वही पहचाने जाते हैं जो दो चुप्पियों के बीच आते हैं, वे नहीं जो किसी शब्द से जुड़े हों।</translation>
    </message>
    <message>
        <source>Ease into a word that tends to get stuck.</source>
        <translation>अक्सर अटकने वाले शब्द को आराम से शुरू करें।</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>अटकाव</translation>
    </message>
    <message>
        <source>Breathe out a little before the word, then let the voice come in on the breath.</source>
        <translation>शब्द से पहले थोड़ी साँस छोड़ें, फिर उसी साँस पर आवाज़ आने दें।</translation>
    </message>
    <message>
        <source>Begin with words that start with a vowel: &quot;apple&quot;, &quot;open&quot;, &quot;every&quot;. Draw the first sound out gently.</source>
        <translation>स्वर से शुरू होने वाले शब्दों से शुरुआत करें: &quot;आम&quot;, &quot;ऊँचा&quot;, &quot;एक&quot;। पहली ध्वनि को हल्के से खींचें।</translation>
    </message>
    <message>
        <source>Under an old apple tree, a few of us open our lunch each autumn afternoon. Everybody eats outside until evening. Even in October it is almost always easy and calm.</source>
        <translation>आँगन में आम का एक ऊँचा पेड़ है। अक्सर उसी के आस-पास आठ-दस लोग आराम से अपना खाना खाते हैं। उठते-उठते अँधेरा उतर आता है। अक्टूबर में भी इधर आराम और अपनापन है।</translation>
    </message>
    <message>
        <source>Soft starts</source>
        <translation>कोमल शुरुआत</translation>
    </message>
    <message>
        <source>How often the voice broke off inside a word: at most once a minute.</source>
        <translation>शब्द के भीतर आवाज़ कितनी बार टूटी: प्रति मिनट अधिकतम एक बार।</translation>
    </message>
    <message>
        <source>Be heard in the back row, to the end of each sentence.</source>
        <translation>आखिरी पंक्ति तक सुनाई दें, हर वाक्य के अंत तक।</translation>
    </message>
    <message>
        <source>phrases that fade away</source>
        <translation>अंत में दबने वाले वाक्यांश</translation>
    </message>
    <message>
        <source>silences in which the voice seemed to be stuck inside a word</source>
        <translation>चुप्पियाँ जिनमें आवाज़ शब्द के भीतर अटकी लगी</translation>
    </message>
    <message>
        <source>how much of the time the pitch hardly moved; up to {high:g}% is fine</source>
        <translation>कितने समय सुर लगभग नहीं बदला; {high:g}% तक ठीक है</translation>
    </message>
    <message>
        <source>how much of the time was faster than suits a talk; up to {high:g}% is fine</source>
        <translation>कितना समय वक्तव्य के लिए उचित से तेज़ रहा; {high:g}% तक ठीक है</translation>
    </message>
    <message>
        <source>time spoken softly</source>
        <translation>दबी आवाज़ का समय</translation>
    </message>
    <message>
        <source>Stand up. Choose a spot at the other end of the room and speak to it.</source>
        <translation>खड़े हो जाएँ। कमरे के दूसरे छोर पर कोई जगह चुनें और उसी की ओर बोलें।</translation>
    </message>
    <message>
        <source>Carry the last word of every sentence all the way there.</source>
        <translation>हर वाक्य का आखिरी शब्द ठीक वहाँ तक पहुँचाएँ।</translation>
    </message>
    <message>
        <source>Loud is not high: keep the pitch where it is and let the breath do the work.</source>
        <translation>ऊँची आवाज़ का मतलब ऊँचा सुर नहीं: सुर वहीं रखें और काम साँस को करने दें।</translation>
    </message>
    <message>
        <source>Project without pushing</source>
        <translation>बिना ज़ोर लगाए आवाज़ पहुँचाएँ</translation>
    </message>
    <message>
        <source>At most one phrase in seven fades away at its end, and there is no long quiet stretch.</source>
        <translation>सात में से अधिकतम एक वाक्यांश अंत में दबता है, और दबी आवाज़ का कोई लंबा हिस्सा नहीं है।</translation>
    </message>
    <message>
        <source>Find the voice that you have when nothing is at stake.</source>
        <translation>अपनी वह आवाज़ खोजें, जो तब होती है जब कुछ भी दाँव पर न हो।</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>ऊर्जा</translation>
    </message>
    <message>
        <source>phrases that end rising</source>
        <translation>चढ़ते अंत वाले वाक्यांश</translation>
    </message>
    <message>
        <source>Breathe out for longer than you breathe in, three times.</source>
        <translation>तीन बार ऐसे साँस लें कि छोड़ने में लेने से ज़्यादा समय लगे।</translation>
    </message>
    <message>
        <source>Say what your talk is about, as if to a friend on a walk.</source>
        <translation>बताएँ कि आपका वक्तव्य किस बारे में है, जैसे टहलते हुए किसी दोस्त से बात हो रही हो।</translation>
    </message>
    <message>
        <source>Let each sentence end low.</source>
        <translation>हर वाक्य को निचले सुर पर खत्म होने दें।</translation>
    </message>
    <message>
        <source>Tell it calm</source>
        <translation>शांति से बताएँ</translation>
    </message>
    <message>
        <source>The energy stays under 20%, and most phrases end level or falling.</source>
        <translation>ऊर्जा 20% से कम रहती है, और ज़्यादातर वाक्यांश सम या उतरते सुर पर खत्म होते हैं।</translation>
    </message>
    <message>
        <source>Let people hear that you care.</source>
        <translation>लोगों को आपका लगाव सुनाई दे।</translation>
    </message>
    <message>
        <source>Think of somebody whom your subject would delight, and smile: it can be heard.</source>
        <translation>किसी ऐसे व्यक्ति को याद करें, जो आपके विषय से खुश हो जाए, और मुस्कुराएँ: मुस्कान सुनाई देती है।</translation>
    </message>
    <message>
        <source>What was marked ({number})</source>
        <translation>क्या चिह्नित हुआ ({number})</translation>
    </message>
    <message>
        <source>you say: wrong</source>
        <translation>आपके अनुसार: ऐसा नहीं</translation>
    </message>
    <message>
        <source>Phrase by phrase ({number})</source>
        <translation>वाक्यांश-दर-वाक्यांश ({number})</translation>
    </message>
    <message>
        <source>Keep the thread</source>
        <translation>सिलसिला बनाए रखें</translation>
    </message>
    <message>
        <source>Get from one thought to the next before the room begins to wait.</source>
        <translation>श्रोता इंतज़ार करने लगें, उससे पहले एक विचार से दूसरे तक पहुँचें।</translation>
    </message>
    <message>
        <source>Choose three things that you know well, and write down one word for each.</source>
        <translation>ऐसी तीन चीज़ें चुनें जो आपको अच्छी तरह पता हों, और हर एक के लिए एक शब्द लिख लें।</translation>
    </message>
    <message>
        <source>Talk about the first. When a sentence ends, breathe in once and begin the next.</source>
        <translation>पहली के बारे में बोलें। वाक्य पूरा हो, तो एक बार साँस लें और अगला शुरू करें।</translation>
    </message>
    <message>
        <source>Don&apos;t look for the perfect sentence: the next plain one will do. Go on to the other words like that.</source>
        <translation>सबसे अच्छे वाक्य की तलाश न करें: जो सीधा-सा वाक्य सूझे, वही काफ़ी है। बाकी शब्दों पर भी इसी तरह बोलते जाएँ।</translation>
    </message>
    <message>
        <source>At most 40% of the time is silent, and the pace lies between 2.4 and 4.0 syllables a second.</source>
        <translation>अधिकतम 40% समय चुप्पी रहती है, और गति 2.4 और 4.0 अक्षर प्रति सेकंड के बीच रहती है।</translation>
    </message>
    <message>
        <source>Tell them the one thing about it that you love most.</source>
        <translation>उन्हें इसकी वह एक बात बताएँ, जो आपको सबसे ज़्यादा पसंद है।</translation>
    </message>
    <message>
        <source>Tell it again with twice the energy. It will feel too much; it rarely is.</source>
        <translation>इसे दोगुनी ऊर्जा से फिर बताएँ। आपको यह ज़्यादा लगेगा; असल में ऐसा कम ही होता है।</translation>
    </message>
    <message>
        <source>Tell it warm</source>
        <translation>आत्मीयता से बताएँ</translation>
    </message>
    <message>
        <source>(at {time})</source>
        <translation>({time} पर)</translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s) can be heard on this page, so your voice is in it.</source>
        <translation>
            <numerusform>इस पेज पर %n क्षण सुना जा सकता है, यानी इसमें आपकी आवाज़ है।</numerusform>
            <numerusform>इस पेज पर %n क्षण सुने जा सकते हैं, यानी इसमें आपकी आवाज़ है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, which the web page lists</source>
        <comment>phrases</comment>
        <translation>
            <numerusform>… और %n अन्य, जो वेब पेज पर है</numerusform>
            <numerusform>… और %n अन्य, जो वेब पेज पर हैं</numerusform>
        </translation>
    </message>
    <message>
        <source>Read the text so until the time is up. There is no hurry, and nothing to get wrong.</source>
        <translation>समय पूरा होने तक पाठ को इसी तरह पढ़ें। न कोई जल्दी है, न कुछ गलत हो सकता है।</translation>
    </message>
    <message>
        <source>The energy is 32 % or more, and the pitch varies by 2 semitones or more.</source>
        <translation>ऊर्जा 32 % या ज़्यादा है, और सुर 2 सेमीटोन या ज़्यादा बदलता है।</translation>
    </message>
    <message>
        <source>“Wa-wa-water”: a repeated sound. It is marked because the tour has fluency practice on; for yours there is a switch in the settings.</source>
        <translation>“वॉ-वॉ-वॉटर”: दोहराई ध्वनि। यह इसलिए चिह्नित है कि टूर में प्रवाह का अभ्यास चालू है; आपके लिए इसका स्विच सेटिंग में है।</translation>
    </message>
    <message>
        <source>A long pause, over a second. Before a new thought it is a strength.</source>
        <translation>लंबा विराम, एक सेकंड से ज़्यादा। किसी नए विचार से पहले यह खूबी है।</translation>
    </message>
    <message>
        <source>A talk is played to the coach instead of a microphone. The big word is how the voice sounds, the ring&apos;s size its energy; “listening” means that the coach isn&apos;t sure. Under it are four gauges and the last minute.</source>
        <translation>माइक्रोफ़ोन की जगह कोच को एक वक्तव्य सुनाया जा रहा है। बड़ा शब्द बताता है कि आवाज़ कैसी लगती है, घेरे का आकार उसकी ऊर्जा; “सुन रहा है” का मतलब है कि कोच को पक्का नहीं पता। उसके नीचे चार पैमाने और पिछला एक मिनट हैं।</translation>
    </message>
    <message>
        <source>This is its report. Unfold “What was marked” further down; click a line, and hear it.</source>
        <translation>यह उसकी रिपोर्ट है। नीचे “क्या चिह्नित हुआ” खोलें; किसी पंक्ति पर क्लिक करें और सुनें।</translation>
    </message>
    <message>
        <source>A pause at the end of a sentence: about half a second is what sounds natural. It is counted above, at “pauses”.</source>
        <translation>वाक्य के अंत में विराम: लगभग आधा सेकंड स्वाभाविक लगता है। इसे ऊपर “विराम” में गिना जाता है।</translation>
    </message>
    <message>
        <source>“Um”: a filler. It is counted above. Up to five a minute do no harm; a silence instead sounds surer.</source>
        <translation>“Um”: भराव शब्द। इसे ऊपर गिना जाता है। एक मिनट में पाँच तक से कोई नुकसान नहीं; उनकी जगह चुप्पी ज़्यादा भरोसेमंद लगती है।</translation>
    </message>
    <message>
        <source>Now all of it is on one note. In some seconds “variety” falls: how far the pitch moved in the last ten, in semitones (st).</source>
        <translation>अब सब कुछ एक ही सुर पर है। कुछ सेकंड में “उतार-चढ़ाव” घटता है: पिछले दस सेकंड में सुर कितना बदला, सेमीटोन (st) में।</translation>
    </message>
    <message>
        <source>“To… gether”: the voice was held back inside a word, which is called a block.</source>
        <translation>“टु… गेदर”: आवाज़ शब्द के भीतर रुक गई; इसे अटकाव कहते हैं।</translation>
    </message>
    <message>
        <source>“Mo-o-ore”: a drawn-out sound. These marks are facts; no score uses them.</source>
        <translation>“मो-ओ-ओर”: खिंची ध्वनि। ऐसे चिह्न केवल तथ्य हैं; वे किसी स्कोर में नहीं जुड़ते।</translation>
    </message>
    <message>
        <source>Now it is too fast. Watch “pace” climb past four syllables a second. With the focus on pace, a cue appears.</source>
        <translation>अब बोलने की गति बहुत तेज़ है। देखें, “गति” प्रति सेकंड चार अक्षरों से ऊपर चढ़ रही है। ध्यान गति पर हो, तो एक संकेत दिखता है।</translation>
    </message>
    <message>
        <source>Now the voice drops. “Volume” is relative to the speaker&apos;s own usual level, so it doesn&apos;t matter how far away the microphone is.</source>
        <translation>अब आवाज़ दब रही है। “स्तर” की तुलना बोलने वाले के अपने सामान्य स्तर से होती है, इसलिए माइक्रोफ़ोन कितनी दूर है, इससे फ़र्क नहीं पड़ता।</translation>
    </message>
    <message>
        <source>Too loud for the microphone: the tops of the sound are cut off. Move back a little, or turn its level down.</source>
        <translation>आवाज़ माइक्रोफ़ोन के लिए बहुत ऊँची है: उसके ऊपरी सिरे कट रहे हैं। थोड़ा पीछे हटें, या माइक्रोफ़ोन का स्तर घटाएँ।</translation>
    </message>
    <message>
        <source>The speech model can&apos;t be loaded</source>
        <translation>बोली पहचानने का मॉडल लोड नहीं हो सका</translation>
    </message>
    <message>
        <source>Reinstall the coach, or restore the folder from the release.</source>
        <translation>कोच को फिर से इंस्टॉल करें, या रिलीज़ से यह फ़ोल्डर वापस लाएँ।</translation>
    </message>
    <message>
        <source>The emotion model can&apos;t be loaded</source>
        <translation>भाव मॉडल लोड नहीं हो सका</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read ({why}).</source>
        <translation>{path} पढ़ी नहीं जा सकती ({why})।</translation>
    </message>
    <message>
        <source>Check the name of the model in settings.json.</source>
        <translation>settings.json में मॉडल का नाम जाँचें।</translation>
    </message>
    <message>
        <source>The emotion model has been altered</source>
        <translation>भाव मॉडल बदला हुआ है</translation>
    </message>
    <message>
        <source>{path} isn&apos;t the file that its model card describes.</source>
        <translation>{path} वह फ़ाइल नहीं है जो उसके मॉडल कार्ड में बताई गई है।</translation>
    </message>
    <message>
        <source>Emotion model doesn&apos;t fit</source>
        <translation>भाव मॉडल मेल नहीं खाता</translation>
    </message>
    <message>
        <source>The model card in {folder} doesn&apos;t match the network or its sample rate.</source>
        <translation>{folder} का मॉडल कार्ड नेटवर्क या उसकी सैंपल दर से मेल नहीं खाता।</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>ऊर्जा</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>आवाज़ का स्तर</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>Volume against your usual</source>
        <translation>आपके सामान्य स्तर के मुकाबले आवाज़</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Volume varies by</source>
        <translation>आवाज़ के स्तर में बदलाव</translation>
    </message>
    <message>
        <source>Phrases that fade away</source>
        <translation>अंत में दबते वाक्यांश</translation>
    </message>
    <message>
        <source>Above the noise</source>
        <translation>शोर से ऊपर</translation>
    </message>
    <message>
        <source>Convert it to WAV.</source>
        <translation>इसे WAV में बदलें।</translation>
    </message>
    <message>
        <source>It takes more than {gib:.0f} GiB of memory.</source>
        <translation>इसके लिए {gib:.0f} GiB से ज़्यादा मेमोरी चाहिए।</translation>
    </message>
    <message>
        <source>Decoding failed ({why}).</source>
        <translation>डिकोडर इसे पढ़ नहीं पाया ({why})।</translation>
    </message>
    <message>
        <source>Export it again from the program that made it.</source>
        <translation>जिस प्रोग्राम में यह बनी थी, उससे फिर एक्सपोर्ट करें।</translation>
    </message>
    <message>
        <source>Record or export it again.</source>
        <translation>इसे फिर से रिकॉर्ड या एक्सपोर्ट करें।</translation>
    </message>
    <message>
        <source>{count} invalid samples were replaced by silence.</source>
        <translation>{count} सैंपल, जो संख्याएँ नहीं थे, मौन कर दिए गए।</translation>
    </message>
    <message>
        <source>No sound in it could be read.</source>
        <translation>इसमें से कोई आवाज़ पढ़ी नहीं जा सकी।</translation>
    </message>
    <message>
        <source>Use one of these: {formats}.</source>
        <translation>इनमें से किसी एक का इस्तेमाल करें: {formats}।</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>ऐसी कोई फ़ाइल नहीं है।</translation>
    </message>
    <message>
        <source>Check the name and folder.</source>
        <translation>नाम और फ़ोल्डर जाँचें।</translation>
    </message>
    <message>
        <source>It can&apos;t be opened ({why}).</source>
        <translation>यह खोली नहीं जा सकती ({why})।</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>नाम जाँचें।</translation>
    </message>
    <message>
        <source>It is a folder, not a file.</source>
        <translation>यह फ़ाइल नहीं, फ़ोल्डर है।</translation>
    </message>
    <message>
        <source>It is a pipe or device, not a file.</source>
        <translation>यह फ़ाइल नहीं, पाइप या डिवाइस है।</translation>
    </message>
    <message>
        <source>Choose a recording.</source>
        <translation>कोई रिकॉर्डिंग चुनें।</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation>फ़ाइल खाली है (0 बाइट)।</translation>
    </message>
    <message>
        <source>It isn&apos;t a sound file the coach knows, or it is damaged.</source>
        <translation>यह ऐसी ऑडियो फ़ाइल नहीं है जिसे कोच पहचानता हो, या यह खराब है।</translation>
    </message>
    <message>
        <source>It has {channels} channels; the coach reads up to {most}.</source>
        <translation>इसमें {channels} चैनल हैं; कोच {most} तक पढ़ता है।</translation>
    </message>
    <message>
        <source>Export the speaker&apos;s channel as mono.</source>
        <translation>बोलने वाले का चैनल मोनो में एक्सपोर्ट करें।</translation>
    </message>
    <message>
        <source>Its rate is {rate} Hz; the coach reads {least} to {most}.</source>
        <translation>इसकी दर {rate} Hz है; कोच {least} से {most} तक पढ़ता है।</translation>
    </message>
    <message>
        <source>Convert it to 48000 Hz.</source>
        <translation>इसे 48000 Hz में बदलें।</translation>
    </message>
    <message>
        <source>It is {hours:,.1f} hours long; at {rate} Hz the coach reads up to {most:.1f}.</source>
        <translation>यह {hours:,.1f} घंटे लंबी है; {rate} Hz पर कोच {most:.1f} घंटे तक पढ़ता है।</translation>
    </message>
    <message>
        <source>It holds no samples.</source>
        <translation>इसमें कोई सैंपल नहीं है।</translation>
    </message>
    <message>
        <source>Cut it into parts.</source>
        <translation>इसे हिस्सों में काटें।</translation>
    </message>
    <message>
        <source>Its samples are invalid (NaN or infinite).</source>
        <translation>इसमें संख्याएँ नहीं हैं (बल्कि NaN या अनंत हैं)।</translation>
    </message>
    <message>
        <source>The sound breaks off after {at:.1f} s.</source>
        <translation>ऑडियो {at:.1f} सेकंड के बाद टूट जाता है।</translation>
    </message>
    <message>
        <source>No sound library</source>
        <translation>ऑडियो लाइब्रेरी नहीं है</translation>
    </message>
    <message>
        <source>PortAudio can&apos;t be loaded ({why}).</source>
        <translation>PortAudio लोड नहीं हो सकता ({why})।</translation>
    </message>
    <message>
        <source>On Debian or Ubuntu: sudo apt-get install libportaudio2</source>
        <translation>Debian या Ubuntu पर: sudo apt-get install libportaudio2</translation>
    </message>
    <message>
        <source>The sound system doesn&apos;t respond</source>
        <translation>ऑडियो सिस्टम अटक गया है</translation>
    </message>
    <message>
        <source>A microphone that stopped sending sound can&apos;t be closed.</source>
        <translation>जिस माइक्रोफ़ोन से ऑडियो आना बंद हो गया, वह बंद नहीं हो पा रहा।</translation>
    </message>
    <message>
        <source>Restart the system&apos;s sound service, or the coach.</source>
        <translation>सिस्टम की ऑडियो सेवा को, या कोच को फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>The sound system doesn&apos;t start</source>
        <translation>ऑडियो सिस्टम शुरू नहीं होता</translation>
    </message>
    <message>
        <source>PortAudio says: {why}.</source>
        <translation>PortAudio का संदेश: {why}।</translation>
    </message>
    <message>
        <source>Check that the system&apos;s sound service runs, and look again.</source>
        <translation>जाँचें कि सिस्टम की ऑडियो सेवा चल रही है, और फिर से खोजें।</translation>
    </message>
    <message>
        <source>Sound devices can&apos;t be listed</source>
        <translation>ऑडियो डिवाइस की सूची नहीं मिली</translation>
    </message>
    <message>
        <source>Check that the system&apos;s sound service runs.</source>
        <translation>जाँचें कि सिस्टम की ऑडियो सेवा चल रही है।</translation>
    </message>
    <message>
        <source>Microphone can&apos;t be opened</source>
        <translation>माइक्रोफ़ोन खोला नहीं जा सका</translation>
    </message>
    <message>
        <source>{name!r} refused ({why}).</source>
        <translation>{name!r} नहीं खुला ({why})।</translation>
    </message>
    <message>
        <source>Close other programs that use it, allow access to it, or look again for microphones.</source>
        <translation>इसे इस्तेमाल कर रहे दूसरे प्रोग्राम बंद करें, इसकी अनुमति दें, या माइक्रोफ़ोन फिर से खोजें।</translation>
    </message>
    <message>
        <source>No loudspeaker</source>
        <translation>स्पीकर नहीं है</translation>
    </message>
    <message>
        <source>The recording can&apos;t be heard here ({why}).</source>
        <translation>रिकॉर्डिंग यहाँ सुनी नहीं जा सकती ({why})।</translation>
    </message>
    <message>
        <source>The cursor still moves; plug in headphones and open the replay again.</source>
        <translation>कर्सर फिर भी चलता है; हेडफ़ोन लगाएँ और रीप्ले फिर से खोलें।</translation>
    </message>
    <message>
        <source>Nothing could be read for {seconds:.0f} s.</source>
        <translation>{seconds:.0f} सेकंड तक कुछ पढ़ा नहीं जा सका।</translation>
    </message>
    <message>
        <source>Copy it to this computer, or convert it to WAV.</source>
        <translation>इसे इस कंप्यूटर पर कॉपी करें, या WAV में बदलें।</translation>
    </message>
    <message>
        <source>The system stopped the decoder, perhaps because memory ran out.</source>
        <translation>इसकी डिकोडिंग बाहर से रोक दी गई, शायद मेमोरी कम पड़ने से।</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>दूसरे प्रोग्राम बंद करें और फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The decoder crashed on this file, which may be damaged.</source>
        <translation>इसे पढ़ते हुए डिकोडर क्रैश हो गया; शायद फ़ाइल खराब है।</translation>
    </message>
    <message>
        <source>Export it again, as WAV or FLAC.</source>
        <translation>इसे फिर से WAV या FLAC में एक्सपोर्ट करें।</translation>
    </message>
    <message>
        <source>Can&apos;t read {name!r}</source>
        <translation>{name!r} पढ़ी नहीं जा सकती</translation>
    </message>
    <message>
        <source>Recording not compressed</source>
        <translation>रिकॉर्डिंग छोटी नहीं की जा सकी</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written ({why}).</source>
        <translation>{path} लिखी नहीं जा सकती ({why})।</translation>
    </message>
    <message>
        <source>Check that the disk has space; the recording is unchanged.</source>
        <translation>जाँचें कि डिस्क में जगह है; रिकॉर्डिंग जैसी थी वैसी ही है।</translation>
    </message>
    <message>
        <source>Practice ended</source>
        <translation>अभ्यास समाप्त</translation>
    </message>
    <message numerus="yes">
        <source>No sound came for %n minute(s).</source>
        <translation>
            <numerusform>%n मिनट तक कोई ऑडियो नहीं आया।</numerusform>
            <numerusform>%n मिनट तक कोई ऑडियो नहीं आया।</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording up to then is saved; start again to continue.</source>
        <translation>पहले जो बोला गया, वह सहेजा हुआ है; आगे बढ़ने के लिए फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>Microphone lost</source>
        <translation>माइक्रोफ़ोन हट गया</translation>
    </message>
    <message>
        <source>Plug it in again or choose another one; the recording so far is saved.</source>
        <translation>इसे फिर से लगाएँ या दूसरा चुनें; अब तक जो बोला गया, वह सहेजा हुआ है।</translation>
    </message>
    <message>
        <source>{name!r} was disconnected.</source>
        <translation>{name!r} अब नहीं मिल रहा।</translation>
    </message>
    <message>
        <source>{name!r} stopped sending sound.</source>
        <translation>{name!r} से ऑडियो आना बंद हो गया।</translation>
    </message>
    <message>
        <source>The recording so far is saved.</source>
        <translation>जो बोला गया, वह सहेजा हुआ है।</translation>
    </message>
    <message>
        <source>Plug it in again, or finish. If you connect another microphone, the recording continues with that.</source>
        <translation>इसे फिर से लगाएँ, या समाप्त करें; दूसरा जोड़ने पर अभ्यास उसी से आगे चलेगा।</translation>
    </message>
    <message>
        <source>Microphone back</source>
        <translation>माइक्रोफ़ोन वापस आया</translation>
    </message>
    <message>
        <source>Another microphone</source>
        <translation>दूसरा माइक्रोफ़ोन</translation>
    </message>
    <message>
        <source>Continuing with {name!r}.</source>
        <translation>अब {name!r} से आगे चल रहा है।</translation>
    </message>
    <message>
        <source>--fluency is in the wrong place</source>
        <translation>--fluency गलत जगह पर है</translation>
    </message>
    <message>
        <source>It belongs after the command.</source>
        <comment>the option --fluency</comment>
        <translation>यह कमांड का विकल्प है।</translation>
    </message>
    <message>
        <source>Try: {command}</source>
        <translation>यह आज़माएँ: {command}</translation>
    </message>
    <message>
        <source>No display: running the sample talk without a window.</source>
        <translation>डिस्प्ले नहीं है: नमूना वक्तव्य बिना विंडो के चल रहा है।</translation>
    </message>
    <message>
        <source>No display</source>
        <translation>डिस्प्ले नहीं है</translation>
    </message>
    <message>
        <source>There is no screen to open the window on.</source>
        <translation>विंडो खोलने के लिए कोई स्क्रीन नहीं है।</translation>
    </message>
    <message>
        <source>Without a window: coach analyse FILE</source>
        <translation>बिना विंडो के: coach analyse FILE</translation>
    </message>
    <message>
        <source>coach: stopped; unfinished work was discarded.</source>
        <translation>coach: समाप्त किया गया; जो पूरा नहीं हुआ था, वह रखा नहीं गया।</translation>
    </message>
    <message>
        <source>{title}. {goal}</source>
        <translation>{title}। {goal}</translation>
    </message>
    <message>
        <source>No microphone found: plug one in, or practise with: coach demo</source>
        <translation>कोई माइक्रोफ़ोन नहीं मिला: एक लगाएँ, या इससे अभ्यास करें: coach demo</translation>
    </message>
    <message>
        <source>Session {session}.</source>
        <translation>सत्र {session}।</translation>
    </message>
    <message>
        <source>coach: this is a bug in the coach; the details are in {path}</source>
        <translation>coach: एक बग; ब्योरा {path} में है</translation>
    </message>
    <message>
        <source>Most of what was heard is unlike any voice that the coach knows.</source>
        <translation>जो सुनाई दिया उसका ज़्यादातर हिस्सा कोच की जानी किसी भी आवाज़ जैसा नहीं है।</translation>
    </message>
    <message numerus="yes">
        <source>Advice needs at least %n second(s) of speech.</source>
        <translation>
            <numerusform>सलाह के लिए %n सेकंड बोलना ज़रूरी है।</numerusform>
            <numerusform>सलाह के लिए %n सेकंड बोलना ज़रूरी है।</numerusform>
        </translation>
    </message>
    <message>
        <source>{speech}: too little to say that nothing needs work.</source>
        <translation>{speech}: यह कहने के लिए बहुत कम कि किसी चीज़ पर काम ज़रूरी नहीं।</translation>
    </message>
    <message>
        <source>Nothing in the voice stands out that needs work, but the talk was {time} over its plan. Try to say the same in less.</source>
        <translation>आवाज़ में सुधार की कोई खास बात नहीं, पर भाषण योजना से {time} लंबा रहा। यही बात कम समय में कहकर देखें।</translation>
    </message>
    <message>
        <source>Nothing stands out that needs work. Try to keep it up in a longer talk.</source>
        <translation>ऐसा कुछ नहीं दिखा जिस पर काम ज़रूरी हो। इससे लंबे वक्तव्य में भी ऐसा ही रखें।</translation>
    </message>
    <message>
        <source>Faster</source>
        <comment>than before</comment>
        <translation>ज़्यादा तेज़ गति</translation>
    </message>
    <message>
        <source>Slower</source>
        <comment>than before</comment>
        <translation>ज़्यादा धीमी गति</translation>
    </message>
    <message>
        <source>More pauses</source>
        <comment>than before</comment>
        <translation>ज़्यादा विराम</translation>
    </message>
    <message>
        <source>Fewer pauses</source>
        <comment>than before</comment>
        <translation>कम विराम</translation>
    </message>
    <message>
        <source>More fillers</source>
        <comment>than before</comment>
        <translation>ज़्यादा भराव शब्द</translation>
    </message>
    <message>
        <source>Fewer fillers</source>
        <comment>than before</comment>
        <translation>कम भराव शब्द</translation>
    </message>
    <message>
        <source>More pitch variety</source>
        <comment>than before</comment>
        <translation>सुर का ज़्यादा उतार-चढ़ाव</translation>
    </message>
    <message>
        <source>Less pitch variety</source>
        <comment>than before</comment>
        <translation>सुर का कम उतार-चढ़ाव</translation>
    </message>
    <message>
        <source>More energy</source>
        <comment>than before</comment>
        <translation>ज़्यादा ऊर्जा</translation>
    </message>
    <message>
        <source>Less energy</source>
        <comment>than before</comment>
        <translation>कम ऊर्जा</translation>
    </message>
    <message>
        <source>Better</source>
        <comment>a figure, compared with before</comment>
        <translation>बेहतर</translation>
    </message>
    <message>
        <source>Worse</source>
        <comment>a figure, compared with before</comment>
        <translation>कमज़ोर</translation>
    </message>
    <message>
        <source>About the same</source>
        <comment>a figure, compared with before</comment>
        <translation>लगभग वैसा ही</translation>
    </message>
    <message>
        <source>More</source>
        <comment>a figure, compared with before</comment>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>Less</source>
        <comment>a figure, compared with before</comment>
        <translation>कम</translation>
    </message>
    <message>
        <source>{change}: {now}, usually {then}.</source>
        <translation>{change}: {now}, आम तौर पर {then}।</translation>
    </message>
    <message>
        <source>{change}: {now}, last time {then}.</source>
        <translation>{change}: {now}, पिछली बार {then}।</translation>
    </message>
    <message>
        <source>slower</source>
        <comment>to a speaker</comment>
        <translation>गति घटाएँ</translation>
    </message>
    <message>
        <source>faster</source>
        <comment>to a speaker</comment>
        <translation>गति बढ़ाएँ</translation>
    </message>
    <message>
        <source>shorter pauses</source>
        <comment>to a speaker</comment>
        <translation>विराम छोटे रखें</translation>
    </message>
    <message>
        <source>good pace</source>
        <comment>to a speaker</comment>
        <translation>अच्छी गति</translation>
    </message>
    <message>
        <source>pause</source>
        <comment>to a speaker</comment>
        <translation>रुकें</translation>
    </message>
    <message>
        <source>good pause</source>
        <comment>to a speaker</comment>
        <translation>अच्छा विराम</translation>
    </message>
    <message>
        <source>breathe</source>
        <comment>to a speaker</comment>
        <translation>साँस लें</translation>
    </message>
    <message>
        <source>clean</source>
        <comment>to a speaker</comment>
        <translation>साफ़</translation>
    </message>
    <message>
        <source>vary</source>
        <comment>to a speaker</comment>
        <translation>सुर बदलें</translation>
    </message>
    <message>
        <source>lively</source>
        <comment>to a speaker</comment>
        <translation>जीवंत</translation>
    </message>
    <message>
        <source>louder</source>
        <comment>to a speaker</comment>
        <translation>और ऊँचा</translation>
    </message>
    <message>
        <source>softer</source>
        <comment>to a speaker</comment>
        <translation>आवाज़ घटाएँ</translation>
    </message>
    <message>
        <source>clear</source>
        <comment>to a speaker</comment>
        <translation>स्पष्ट</translation>
    </message>
    <message>
        <source>breathe out</source>
        <comment>to a speaker</comment>
        <translation>साँस छोड़ें</translation>
    </message>
    <message>
        <source>calm</source>
        <comment>to a speaker</comment>
        <translation>शांत</translation>
    </message>
    <message>
        <source>more energy</source>
        <comment>to a speaker</comment>
        <translation>और ऊर्जा</translation>
    </message>
    <message>
        <source>good energy</source>
        <comment>to a speaker</comment>
        <translation>अच्छी ऊर्जा</translation>
    </message>
    <message>
        <source>no practice</source>
        <translation>कोई अभ्यास नहीं</translation>
    </message>
    <message numerus="yes">
        <source>%n practice(s), {time}</source>
        <translation>
            <numerusform>%n अभ्यास, {time}</numerusform>
            <numerusform>%n अभ्यास, {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds:.0f} s</source>
        <translation>{seconds:.0f} सेकंड</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} घं {minutes} मि</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} मि</translation>
    </message>
    <message>
        <source>at most {most:g}</source>
        <translation>अधिकतम {most:g}</translation>
    </message>
    <message>
        <source>at least {least:g}</source>
        <translation>कम से कम {least:g}</translation>
    </message>
    <message>
        <source>{least:g} to {most:g}</source>
        <translation>{least:g} से {most:g}</translation>
    </message>
    <message>
        <source>Too little was heard to say.</source>
        <translation>इतना कम सुनाई दिया कि कुछ कहना मुश्किल है।</translation>
    </message>
    <message>
        <source>Met. Well done.</source>
        <translation>लक्ष्य पूरा। बहुत बढ़िया।</translation>
    </message>
    <message>
        <source>last time {then}: {change}</source>
        <translation>पिछली बार {then}, अब {change}</translation>
    </message>
    <message>
        <source>goal: {goal}</source>
        <translation>लक्ष्य: {goal}</translation>
    </message>
    <message>
        <source>Too short to say</source>
        <translation>बताने के लिए बहुत छोटा</translation>
    </message>
    <message>
        <source>Too little was heard</source>
        <translation>बहुत कम सुनाई दिया</translation>
    </message>
    <message>
        <source>Met</source>
        <comment>the goal of an exercise</comment>
        <translation>पूरा हुआ</translation>
    </message>
    <message>
        <source>Not yet</source>
        <comment>the goal of an exercise is not met</comment>
        <translation>अभी नहीं</translation>
    </message>
    <message>
        <source>Not yet. Once more?</source>
        <translation>अभी नहीं। एक बार और?</translation>
    </message>
    <message>
        <source>Stopped after {lasted} of {whole}: too short to say.</source>
        <translation>{whole} में से {lasted} पर रुका: कुछ कहने के लिए बहुत छोटा।</translation>
    </message>
    <message>
        <source>No exercise {key!r}</source>
        <translation>{key!r} नाम का व्यायाम नहीं है</translation>
    </message>
    <message>
        <source>There are: {keys}.</source>
        <translation>ये उपलब्ध हैं: {keys}।</translation>
    </message>
    <message>
        <source>See: coach practise</source>
        <translation>देखें: coach practise</translation>
    </message>
    <message numerus="yes">
        <source>Practise on %n day(s) a week</source>
        <translation>
            <numerusform>हफ़्ते में %n दिन अभ्यास करें</numerusform>
            <numerusform>हफ़्ते में %n दिन अभ्यास करें</numerusform>
        </translation>
    </message>
    <message>
        <source>{figure} {limits}, {how_often}</source>
        <translation>{figure} {limits}, {how_often}</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) in a row</source>
        <translation>
            <numerusform>%n हफ़्ते तक</numerusform>
            <numerusform>लगातार %n हफ़्ते</numerusform>
        </translation>
    </message>
    <message>
        <source>once</source>
        <comment>how often a goal is to be reached</comment>
        <translation>एक बार</translation>
    </message>
    <message numerus="yes">
        <source>in %n talk(s) in a row</source>
        <translation>
            <numerusform>%n वक्तव्य में</numerusform>
            <numerusform>लगातार %n वक्तव्यों में</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n reading(s) in a row</source>
        <translation>
            <numerusform>%n पाठ में</numerusform>
            <numerusform>लगातार %n पाठों में</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n conversation(s) in a row</source>
        <translation>
            <numerusform>%n बातचीत में</numerusform>
            <numerusform>लगातार %n बातचीतों में</numerusform>
        </translation>
    </message>
    <message>
        <source>Met on {date}</source>
        <translation>{date} को पूरा हुआ</translation>
    </message>
    <message>
        <source>{reached} of {times} in a row</source>
        <translation>लगातार {times} में से {reached}</translation>
    </message>
    <message>
        <source>the last: {figure}</source>
        <translation>पिछला: {figure}</translation>
    </message>
    <message numerus="yes">
        <source>{reached} of %n day(s) this week</source>
        <translation>
            <numerusform>इस हफ़्ते %n में से {reached} दिन</numerusform>
            <numerusform>इस हफ़्ते %n में से {reached} दिन</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{reached} of %n week(s) in a row</source>
        <translation>
            <numerusform>%n में से {reached} हफ़्ता</numerusform>
            <numerusform>लगातार %n में से {reached} हफ़्ते</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>कुल {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} बाकी</translation>
    </message>
    <message>
        <source>{time} over</source>
        <translation>{time} ज़्यादा</translation>
    </message>
    <message>
        <source>the talk</source>
        <translation>वक्तव्य</translation>
    </message>
    <message>
        <source>{name} {time} of {planned}</source>
        <translation>{name} {time}, योजना {planned}</translation>
    </message>
    <message>
        <source>{time} under</source>
        <translation>{time} कम</translation>
    </message>
    <message>
        <source>{part!r} doesn&apos;t end in minutes.</source>
        <translation>{part!r} के अंत में मिनट नहीं हैं।</translation>
    </message>
    <message>
        <source>{part!r} takes no time.</source>
        <translation>{part!r} का समय शून्य है।</translation>
    </message>
    <message>
        <source>Plan not understood</source>
        <translation>योजना समझ नहीं आई</translation>
    </message>
    <message>
        <source>Write minutes after each section, and commas between: opening 1, middle 5:30, end 1.5.</source>
        <translation>हर भाग के बाद मिनट लिखें, और बीच में कॉमा: शुरुआत 1, मध्य 5:30, अंत 1.5।</translation>
    </message>
    <message>
        <source>The microphone sends only silence: is it muted, or has the coach no permission to use it?</source>
        <translation>माइक्रोफ़ोन से कोई आवाज़ नहीं आ रही: क्या वह म्यूट है, या कोच को उसकी अनुमति नहीं है?</translation>
    </message>
    <message>
        <source>Too loud for the microphone: move back, or turn its level down</source>
        <translation>आवाज़ माइक्रोफ़ोन के लिए बहुत ऊँची है: पीछे हटें, या उसका स्तर घटाएँ</translation>
    </message>
    <message>
        <source>The room is loud: come closer to the microphone, or expect the coach to mishear</source>
        <translation>कमरे में शोर है: माइक्रोफ़ोन के पास आएँ, वरना कोच गलत सुन सकता है</translation>
    </message>
    <message>
        <source>You can hardly be heard: come closer to the microphone, or turn its level up</source>
        <translation>आपकी आवाज़ मुश्किल से पहुँच रही है: माइक्रोफ़ोन के पास आएँ, या उसका स्तर बढ़ाएँ</translation>
    </message>
    <message>
        <source>The sound was too loud for the microphone, and parts of it are cut off; the coach may have misheard. Move back, or turn the microphone&apos;s level down.</source>
        <translation>आवाज़ माइक्रोफ़ोन के लिए बहुत ऊँची थी, और उसके कुछ हिस्से कट गए; हो सकता है कोच ने गलत सुना हो। पीछे हटें, या माइक्रोफ़ोन का स्तर घटाएँ।</translation>
    </message>
    <message>
        <source>The room was loud, and the coach may have misheard. Come closer to the microphone, or find a quieter room.</source>
        <translation>कमरे में शोर था, और हो सकता है कोच ने गलत सुना हो। माइक्रोफ़ोन के पास आएँ, या कोई शांत कमरा चुनें।</translation>
    </message>
    <message>
        <source>The microphone hardly heard you, and the coach may have misheard. Come closer, or turn its level up.</source>
        <translation>आपकी आवाज़ माइक्रोफ़ोन तक मुश्किल से पहुँची, और हो सकता है कोच ने गलत सुना हो। पास आएँ, या उसका स्तर बढ़ाएँ।</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द किया गया</translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <translation>इसे बीच में रद्द कर दिया गया।</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>कुछ भी सहेजा नहीं गया।</translation>
    </message>
    <message>
        <source>Check that the disk has space and that you own the folder.</source>
        <translation>जाँचें कि डिस्क में जगह है और फ़ोल्डर आपका है।</translation>
    </message>
    <message>
        <source>it is a file, not a folder</source>
        <translation>यह फ़ोल्डर नहीं, फ़ाइल है</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>वेब पेज</translation>
    </message>
    <message>
        <source>To read or pass on: any browser opens it, and it needs no internet.</source>
        <translation>पढ़ने या किसी को देने के लिए: किसी भी ब्राउज़र में खुलता है, इंटरनेट ज़रूरी नहीं।</translation>
    </message>
    <message>
        <source>Web page with sound</source>
        <translation>ऑडियो के साथ वेब पेज</translation>
    </message>
    <message>
        <source>To show somebody: your voice is in it, at the moments worth hearing.</source>
        <translation>किसी को दिखाने के लिए: सुनने लायक क्षणों में इसमें आपकी आवाज़ है।</translation>
    </message>
    <message>
        <source>PDF, to print</source>
        <translation>PDF, प्रिंट के लिए</translation>
    </message>
    <message>
        <source>To print, or to keep with your notes.</source>
        <translation>छापने के लिए, या अपने नोट्स के साथ रखने के लिए।</translation>
    </message>
    <message>
        <source>Table for spreadsheets</source>
        <translation>स्प्रेडशीट के लिए तालिका</translation>
    </message>
    <message>
        <source>To count with: four rows a second, for Excel or LibreOffice.</source>
        <translation>हिसाब लगाने के लिए: हर सेकंड चार पंक्तियाँ, Excel या LibreOffice के लिए।</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, प्रोग्रामों के लिए</translation>
    </message>
    <message>
        <source>Everything that is known about the session, for a program of your own.</source>
        <translation>सत्र के बारे में सारी जानकारी, आपके अपने प्रोग्राम के लिए।</translation>
    </message>
    <message>
        <source>Labels for Audacity</source>
        <translation>Audacity के लिए लेबल</translation>
    </message>
    <message>
        <source>To see phrases and marks under the recording in Audacity.</source>
        <translation>Audacity में रिकॉर्डिंग के नीचे वाक्यांश और चिह्न देखने के लिए।</translation>
    </message>
    <message>
        <source>TextGrid for Praat</source>
        <translation>Praat के लिए TextGrid</translation>
    </message>
    <message>
        <source>To study phrases and marks in Praat.</source>
        <translation>Praat में वाक्यांशों और चिह्नों के अध्ययन के लिए।</translation>
    </message>
    <message>
        <source>Text of the talk</source>
        <translation>वक्तव्य का पाठ</translation>
    </message>
    <message>
        <source>To read what you said, with its pauses and fillers.</source>
        <translation>आपने जो कहा उसे विराम और भराव शब्दों सहित पढ़ने के लिए।</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>उपशीर्षक (SRT)</translation>
    </message>
    <message>
        <source>To show below a video of the talk.</source>
        <translation>वक्तव्य के वीडियो के नीचे दिखाने के लिए।</translation>
    </message>
    <message>
        <source>Subtitles (WebVTT)</source>
        <translation>उपशीर्षक (WebVTT)</translation>
    </message>
    <message>
        <source>To show below a video on a web page.</source>
        <translation>वेब पेज पर वीडियो के नीचे दिखाने के लिए।</translation>
    </message>
    <message>
        <source>Picture of the timeline</source>
        <translation>टाइमलाइन का चित्र</translation>
    </message>
    <message>
        <source>To put into slides, a document or a message.</source>
        <translation>स्लाइड, दस्तावेज़ या संदेश में लगाने के लिए।</translation>
    </message>
    <message>
        <source>Drawing of the timeline</source>
        <translation>टाइमलाइन का रेखाचित्र</translation>
    </message>
    <message>
        <source>The same picture, sharp at any size and easy to edit.</source>
        <translation>वही चित्र, हर आकार में साफ़ और बदलने में आसान।</translation>
    </message>
    <message>
        <source>Report not saved</source>
        <translation>रिपोर्ट सहेजी नहीं गई</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>of the keyboard</comment>
        <translation>कुंजियाँ</translation>
    </message>
    <message>
        <source>Here</source>
        <comment>keys of this page</comment>
        <translation>यहाँ</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <comment>keys of all pages</comment>
        <translation>हर जगह</translation>
    </message>
    <message>
        <source>Practise</source>
        <comment>a page</comment>
        <translation>अभ्यास</translation>
    </message>
    <message>
        <source>practise</source>
        <comment>a key goes to this page</comment>
        <translation>अभ्यास</translation>
    </message>
    <message>
        <source>Sessions</source>
        <comment>a page</comment>
        <translation>सत्र</translation>
    </message>
    <message>
        <source>sessions</source>
        <comment>a key goes to this page</comment>
        <translation>सत्र</translation>
    </message>
    <message>
        <source>Progress</source>
        <comment>a page</comment>
        <translation>प्रगति</translation>
    </message>
    <message>
        <source>progress</source>
        <comment>a key goes to this page</comment>
        <translation>प्रगति</translation>
    </message>
    <message>
        <source>Exercises</source>
        <comment>a page</comment>
        <translation>व्यायाम</translation>
    </message>
    <message>
        <source>exercises</source>
        <comment>a key goes to this page</comment>
        <translation>व्यायाम</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>a page</comment>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>settings</source>
        <comment>a key goes to this page</comment>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>full screen, or the stage view while speaking</source>
        <translation>पूरी स्क्रीन; बोलते समय मंच दृश्य</translation>
    </message>
    <message>
        <source>open a recording</source>
        <translation>रिकॉर्डिंग खोलें</translation>
    </message>
    <message>
        <source>show these shortcuts</source>
        <translation>ये कुंजियाँ</translation>
    </message>
    <message>
        <source>{page} (Ctrl+{number})</source>
        <translation>{page} (Ctrl+{number})</translation>
    </message>
    <message>
        <source>That was the talk</source>
        <translation>वक्तव्य पूरा हुआ</translation>
    </message>
    <message>
        <source>Making the recording smaller…</source>
        <translation>रिकॉर्डिंग छोटी की जा रही है…</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>यह संदेश बंद करें</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>संदेश</translation>
    </message>
    <message>
        <source>{title}. {message} {hint}</source>
        <translation>{title}। {message} {hint}</translation>
    </message>
    <message>
        <source>Something went wrong in the coach</source>
        <translation>कोच में कोई गड़बड़ी हुई</translation>
    </message>
    <message>
        <source>The details are in {path}.</source>
        <translation>ब्योरा {path} में है।</translation>
    </message>
    <message>
        <source>You can carry on; if it happens again, please report it.</source>
        <translation>काम जारी रखा जा सकता है; अगर ऐसा फिर हो, तो कृपया इसकी सूचना दें।</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>इससे तुलना करें</translation>
    </message>
    <message>
        <source>Sessions to compare with</source>
        <translation>तुलना के लिए सत्र</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>a button</comment>
        <translation>तुलना करें</translation>
    </message>
    <message>
        <source>Hear both (Enter)</source>
        <translation>दोनों सुनें (Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Back to the replay (Esc)</source>
        <translation>रीप्ले पर वापस जाएँ (Esc)</translation>
    </message>
    <message>
        <source>Compare with which session?</source>
        <translation>किस सत्र से तुलना करें?</translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>तुलना के लिए कुछ नहीं है</translation>
    </message>
    <message>
        <source>This is the only session so far.</source>
        <translation>अब तक यही एक सत्र है।</translation>
    </message>
    <message>
        <source>Play this take from its cursor, or pause it (B changes to the other)</source>
        <translation>यह प्रस्तुति कर्सर से चलाएँ या रोकें (B से दूसरी चुनी जाती है)</translation>
    </message>
    <message>
        <source>Same loudness</source>
        <translation>बराबर आवाज़</translation>
    </message>
    <message>
        <source>Play both as if you had spoken equally loudly</source>
        <translation>दोनों ऐसे चलाएँ, मानो आप दोनों बार बराबर ऊँची आवाज़ में बोले हों</translation>
    </message>
    <message>
        <source>hear the other take</source>
        <translation>दूसरी प्रस्तुति सुनें</translation>
    </message>
    <message>
        <source>clear the selection, then go back</source>
        <translation>चुना हुआ छोड़ें; फिर वापस जाएँ</translation>
    </message>
    <message>
        <source>Pause {take}</source>
        <translation>{take} रोकें</translation>
    </message>
    <message>
        <source>The buttons below act on this take</source>
        <translation>नीचे के बटन इस प्रस्तुति के लिए हैं</translation>
    </message>
    <message>
        <source>Hear {take}</source>
        <translation>{take} सुनें</translation>
    </message>
    <message>
        <source>All others</source>
        <comment>exercises</comment>
        <translation>बाकी सभी</translation>
    </message>
    <message>
        <source>start the chosen exercise</source>
        <translation>चुना हुआ व्यायाम शुरू करें</translation>
    </message>
    <message>
        <source>All exercises</source>
        <translation>सभी व्यायाम</translation>
    </message>
    <message>
        <source>What your latest reports advise, from easier to harder.</source>
        <translation>आपकी ताज़ा रिपोर्टों की सलाह, आसान से कठिन की ओर।</translation>
    </message>
    <message>
        <source>After your next practice, those that suit you come first.</source>
        <translation>आपके अगले अभ्यास के बाद आपके काम के व्यायाम सबसे ऊपर होंगे।</translation>
    </message>
    <message>
        <source>You haven&apos;t done it yet.</source>
        <translation>आपने यह अभी तक नहीं किया है।</translation>
    </message>
    <message>
        <source>Done once.</source>
        <translation>एक बार किया।</translation>
    </message>
    <message numerus="yes">
        <source>Done %n time(s), goal met {met}.</source>
        <comment>an exercise</comment>
        <translation>
            <numerusform>%n बार किया, {met} बार लक्ष्य पूरा हुआ।</numerusform>
            <numerusform>%n बार किया, {met} बार लक्ष्य पूरा हुआ।</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <comment>a button: do the exercise</comment>
        <translation>शुरू करें</translation>
    </message>
    <message>
        <source>Do it with the microphone (Enter)</source>
        <translation>माइक्रोफ़ोन के साथ करें (Enter)</translation>
    </message>
    <message>
        <source>start, pause, resume</source>
        <translation>शुरू करें, रोकें, जारी रखें</translation>
    </message>
    <message>
        <source>the mini meter, while speaking</source>
        <translation>छोटा मीटर, बोलते समय</translation>
    </message>
    <message>
        <source>finish</source>
        <comment>what a key does</comment>
        <translation>समाप्त करें</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>माइक्रोफ़ोन नहीं है</translation>
    </message>
    <message>
        <source>“{exercise}” needs one.</source>
        <translation>“{exercise}” के लिए माइक्रोफ़ोन चाहिए।</translation>
    </message>
    <message>
        <source>Choose one, and start again.</source>
        <comment>a microphone</comment>
        <translation>कोई माइक्रोफ़ोन चुनें और फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>Recordings</source>
        <comment>a kind of files</comment>
        <translation>रिकॉर्डिंग</translation>
    </message>
    <message>
        <source>All</source>
        <comment>files</comment>
        <translation>सभी</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>रिकॉर्डिंग खोलें</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>अभी नहीं</translation>
    </message>
    <message>
        <source>Finish the practice first.</source>
        <translation>पहले अभ्यास समाप्त करें।</translation>
    </message>
    <message numerus="yes">
        <source>Only %n second(s) of speech</source>
        <translation>
            <numerusform>सिर्फ़ %n सेकंड बोला गया</numerusform>
            <numerusform>सिर्फ़ %n सेकंड बोला गया</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody spoke</source>
        <translation>कोई नहीं बोला</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>a button</comment>
        <translation>हटा दें</translation>
    </message>
    <message>
        <source>Delete the recording</source>
        <translation>रिकॉर्डिंग मिटाएँ</translation>
    </message>
    <message>
        <source>Keep the recording, and open its report</source>
        <translation>रिकॉर्डिंग रखें और उसकी रिपोर्ट खोलें</translation>
    </message>
    <message>
        <source>Keep this recording?</source>
        <translation>यह रिकॉर्डिंग रखें?</translation>
    </message>
    <message>
        <source>Table</source>
        <comment>a kind of file</comment>
        <translation>तालिका</translation>
    </message>
    <message>
        <source>Everything</source>
        <comment>a kind of file</comment>
        <translation>सब कुछ</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>तालिका के रूप में सहेजें…</translation>
    </message>
    <message>
        <source>All sessions with their figures; as JSON the goals too</source>
        <translation>सभी सत्र अपने आँकड़ों के साथ; JSON में लक्ष्य भी</translation>
    </message>
    <message>
        <source>Practice</source>
        <comment>a heading</comment>
        <translation>अभ्यास</translation>
    </message>
    <message>
        <source>Stronger: more minutes spoken. Click a day to see its sessions.</source>
        <translation>गहरा रंग: ज़्यादा मिनट बोला गया। किसी दिन पर क्लिक करके उसके सत्र देखें।</translation>
    </message>
    <message>
        <source>Practise with the microphone, and the days fill up here.</source>
        <translation>माइक्रोफ़ोन के साथ अभ्यास करें, तो यहाँ के दिन भरते जाएँगे।</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) in the last {weeks} weeks, {time} spoken</source>
        <translation>
            <numerusform>पिछले {weeks} हफ़्तों में %n दिन, बोलने का समय {time}</numerusform>
            <numerusform>पिछले {weeks} हफ़्तों में %n दिन, बोलने का समय {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>तालिका के रूप में सहेजें</translation>
    </message>
    <message>
        <source>Table not saved</source>
        <translation>तालिका सहेजी नहीं गई</translation>
    </message>
    <message>
        <source>Some goals are missing: {message} {hint}</source>
        <translation>सभी लक्ष्य शामिल नहीं हैं: {message} {hint}</translation>
    </message>
    <message>
        <source>Table saved</source>
        <translation>तालिका सहेजी गई</translation>
    </message>
    <message>
        <source>It is in {path}.</source>
        <translation>यह {path} में है।</translation>
    </message>
    <message>
        <source>coloured by tone · {looks} · shaded: what listeners like</source>
        <translation>रंग लहजे के अनुसार · {looks} · रंगी पट्टी: जो श्रोताओं को पसंद आता है</translation>
    </message>
    <message>
        <source>shaded: what listeners like</source>
        <translation>छायांकित: जो श्रोताओं को पसंद है</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <comment>a button</comment>
        <translation>स्पेक्ट्रम</translation>
    </message>
    <message>
        <source>Also show the frequencies (S)</source>
        <translation>यह भी दिखाएँ कि कौन-सी आवृत्तियाँ सुनाई देती हैं (S)</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>तुलना करें…</translation>
    </message>
    <message>
        <source>Hear it beside another take (C)</source>
        <translation>किसी दूसरी प्रस्तुति के साथ सुनें (C)</translation>
    </message>
    <message>
        <source>the spectrum</source>
        <translation>स्पेक्ट्रम</translation>
    </message>
    <message>
        <source>say how this phrase sounds to you</source>
        <translation>बताएँ कि यह वाक्यांश आपको कैसा लगता है</translation>
    </message>
    <message>
        <source>compare with another take</source>
        <translation>दूसरी प्रस्तुति से तुलना करें</translation>
    </message>
    <message>
        <source>marked: {events}</source>
        <translation>चिह्नित: {events}</translation>
    </message>
    <message>
        <source>Point at a moment to read it, click to hear it.</source>
        <translation>किसी क्षण पर पॉइंटर लाकर पढ़ें, क्लिक करके सुनें।</translation>
    </message>
    <message>
        <source>What you said</source>
        <translation>आपने क्या कहा</translation>
    </message>
    <message>
        <source>What you said ({count})</source>
        <translation>आपने क्या कहा ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n शब्द</numerusform>
            <numerusform>%n शब्द</numerusform>
        </translation>
    </message>
    <message>
        <source>back to the sessions</source>
        <translation>सत्रों पर वापस जाएँ</translation>
    </message>
    <message>
        <source>replay it</source>
        <translation>दोबारा सुनें</translation>
    </message>
    <message>
        <source>save it</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Back to sessions</source>
        <translation>सत्रों पर वापस</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>सूची पर वापस जाएँ (Esc)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>इस रूप में सहेजें…</translation>
    </message>
    <message>
        <source>As a web page, PDF, table or picture (Ctrl+S)</source>
        <translation>वेब पेज, PDF, तालिका या चित्र के रूप में (Ctrl+S)</translation>
    </message>
    <message>
        <source>Replay</source>
        <comment>a button: hear a session</comment>
        <translation>दोबारा सुनें</translation>
    </message>
    <message>
        <source>Hear it with its tones (R)</source>
        <translation>लहजों के साथ सुनें (R)</translation>
    </message>
    <message>
        <source>Plan and time</source>
        <translation>योजना और समय</translation>
    </message>
    <message>
        <source>Which tones, and where to hear them</source>
        <translation>कौन-से लहजे, और उन्हें कहाँ सुनें</translation>
    </message>
    <message>
        <source>What was marked ({count})</source>
        <translation>क्या चिह्नित हुआ ({count})</translation>
    </message>
    <message>
        <source>Phrase by phrase ({count})</source>
        <translation>वाक्यांश-दर-वाक्यांश ({count})</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>सभी आँकड़े</translation>
    </message>
    <message>
        <source>How far to trust this</source>
        <translation>इस पर कितना भरोसा करें</translation>
    </message>
    <message>
        <source>Exercise: {title}</source>
        <translation>व्यायाम: {title}</translation>
    </message>
    <message>
        <source>How it sounded over time</source>
        <translation>समय के साथ आवाज़ कैसी लगी</translation>
    </message>
    <message>
        <source>Section by section</source>
        <translation>भाग-दर-भाग</translation>
    </message>
    <message>
        <source>What was marked</source>
        <translation>क्या चिह्नित हुआ</translation>
    </message>
    <message>
        <source>Phrase by phrase</source>
        <translation>वाक्यांश-दर-वाक्यांश</translation>
    </message>
    <message>
        <source>In figures</source>
        <translation>आँकड़ों में</translation>
    </message>
    <message>
        <source>What went well</source>
        <translation>क्या अच्छा रहा</translation>
    </message>
    <message>
        <source>Compared with before</source>
        <translation>पहले की तुलना में</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>फिर से बोलें</translation>
    </message>
    <message>
        <source>Hear the moment, record it anew, and hear what has changed</source>
        <translation>वह क्षण सुनें, उसे फिर से रिकॉर्ड करें, और सुनें कि क्या बदला</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>आगे: {title}</translation>
    </message>
    <message>
        <source>See what to do, and do it</source>
        <translation>देखें कि क्या करना है, और करें</translation>
    </message>
    <message>
        <source>Hear it at {time}</source>
        <translation>{time} पर सुनें</translation>
    </message>
    <message>
        <source>{name}: {value}. Hear it</source>
        <translation>{name}: {value}। सुनें</translation>
    </message>
    <message>
        <source>Which tones</source>
        <translation>कौन-से लहजे</translation>
    </message>
    <message>
        <source>At least one second of speech is needed.</source>
        <translation>बताने के लिए कम से कम एक सेकंड बोलना ज़रूरी है।</translation>
    </message>
    <message>
        <source>Moments worth hearing again</source>
        <translation>दोबारा सुनने लायक क्षण</translation>
    </message>
    <message>
        <source>No tone was clear enough.</source>
        <translation>कोई लहजा काफ़ी साफ़ नहीं था।</translation>
    </message>
    <message>
        <source>sounds {tone}</source>
        <translation>{tone} लगती है</translation>
    </message>
    <message>
        <source>{confidence:.0%} sure</source>
        <translation>{confidence:.0%} पक्का</translation>
    </message>
    <message>
        <source>Hear it: {what}</source>
        <translation>सुनें: {what}</translation>
    </message>
    <message>
        <source>Hear {what}</source>
        <translation>सुनें: {what}</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>रिपोर्ट सहेजें</translation>
    </message>
    <message>
        <source>Save the report as</source>
        <translation>रिपोर्ट इस रूप में सहेजें</translation>
    </message>
    <message>
        <source>Report saved</source>
        <translation>रिपोर्ट सहेजी गई</translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation>रिपोर्ट पढ़ें</translation>
    </message>
    <message>
        <source>Open the report (Enter)</source>
        <translation>रिपोर्ट खोलें (Enter)</translation>
    </message>
    <message>
        <source>Hear it again with its tones (R)</source>
        <translation>लहजों के साथ दोबारा सुनें (R)</translation>
    </message>
    <message>
        <source>Delete…</source>
        <comment>a button: delete sessions</comment>
        <translation>मिटाएँ…</translation>
    </message>
    <message>
        <source>Delete what is selected, with its sound (Del)</source>
        <translation>चुने हुए सत्र ऑडियो समेत मिटाएँ (Del)</translation>
    </message>
    <message>
        <source>Interrupted…</source>
        <comment>a practice was cut off</comment>
        <translation>बीच में रुका अभ्यास…</translation>
    </message>
    <message>
        <source>Recover or discard it</source>
        <translation>इसे वापस लाएँ या हटा दें</translation>
    </message>
    <message>
        <source>search</source>
        <comment>what a key does</comment>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>delete it</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>See your progress</source>
        <translation>अपनी प्रगति देखें</translation>
    </message>
    <message>
        <source>How your figures change from session to session</source>
        <translation>सत्र-दर-सत्र आपके आँकड़े कैसे बदलते हैं</translation>
    </message>
    <message>
        <source>rename it</source>
        <translation>नाम बदलें</translation>
    </message>
    <message>
        <source>cancel opening</source>
        <translation>खोलना रोकें</translation>
    </message>
    <message>
        <source>read its report</source>
        <translation>रिपोर्ट पढ़ें</translation>
    </message>
    <message>
        <source>close the fields</source>
        <translation>फ़ील्ड बंद करें</translation>
    </message>
    <message>
        <source>Rename…</source>
        <comment>a button: a session</comment>
        <translation>नाम बदलें…</translation>
    </message>
    <message>
        <source>Change its title, task and tags (F2)</source>
        <translation>इसका शीर्षक, कार्य और टैग बदलें (F2)</translation>
    </message>
    <message>
        <source>Choose a file with speech (Ctrl+O)</source>
        <translation>बोली वाली कोई फ़ाइल चुनें (Ctrl+O)</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>अभी तक कोई सत्र नहीं</translation>
    </message>
    <message>
        <source>Practise for a minute, or open a recording: it will be kept here.</source>
        <translation>एक मिनट अभ्यास करें या कोई रिकॉर्डिंग खोलें: वह यहाँ रखी जाएगी।</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>खोला जा रहा है…</translation>
    </message>
    <message>
        <source>One practice was interrupted…</source>
        <translation>एक अभ्यास बीच में रुक गया…</translation>
    </message>
    <message numerus="yes">
        <source>%n practices were interrupted…</source>
        <translation>
            <numerusform>%n अभ्यास बीच में रुक गया…</numerusform>
            <numerusform>%n अभ्यास बीच में रुक गए…</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>सहेजा जा रहा है…</translation>
    </message>
    <message>
        <source>Recovering…</source>
        <translation>वापस लाया जा रहा है…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>मिटाया जा रहा है…</translation>
    </message>
    <message>
        <source>Delete this session and its recording? It can&apos;t be undone.</source>
        <translation>यह सत्र और इसकी रिकॉर्डिंग मिटाएँ? इसे वापस नहीं लाया जा सकता।</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n sessions and their recordings? It can&apos;t be undone.</source>
        <translation>
            <numerusform>यह %n सत्र और इसकी रिकॉर्डिंग मिटाएँ? इसे वापस नहीं लाया जा सकता।</numerusform>
            <numerusform>ये %n सत्र और इनकी रिकॉर्डिंग मिटाएँ? इन्हें वापस नहीं लाया जा सकता।</numerusform>
        </translation>
    </message>
    <message>
        <source>Same as the system</source>
        <comment>colours of the window</comment>
        <translation>सिस्टम के अनुसार</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours of the window</comment>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours of the window</comment>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Normal size</source>
        <comment>size of everything in the window</comment>
        <translation>सामान्य आकार</translation>
    </message>
    <message>
        <source>Slightly larger</source>
        <comment>size of everything in the window</comment>
        <translation>कुछ बड़ा</translation>
    </message>
    <message>
        <source>Large</source>
        <comment>size of everything in the window</comment>
        <translation>बड़ा</translation>
    </message>
    <message>
        <source>Very large</source>
        <comment>size of everything in the window</comment>
        <translation>बहुत बड़ा</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>रंग-रूप और भाषा</translation>
    </message>
    <message>
        <source>Size of text and everything else</source>
        <translation>टेक्स्ट और बाकी सबका आकार</translation>
    </message>
    <message>
        <source>A new size shows the next time you start the coach.</source>
        <translation>नया आकार कोच के अगली बार शुरू होने पर दिखेगा।</translation>
    </message>
    <message>
        <source>Language of all texts</source>
        <translation>सभी टेक्स्ट की भाषा</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>हलचल कम करें</translation>
    </message>
    <message>
        <source>Things appear at once instead of fading in.</source>
        <translation>चीज़ें धीरे-धीरे उभरने के बजाय तुरंत दिखती हैं।</translation>
    </message>
    <message>
        <source>Something is still being saved. Try again in a moment.</source>
        <translation>अभी कुछ सहेजा जा रहा है। थोड़ी देर में फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>हल्का या गहरा</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>light or dark</comment>
        <translation>थीम</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>of everything in the window</comment>
        <translation>आकार</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <comment>the language</comment>
        <translation>सिस्टम की भाषा</translation>
    </message>
    <message>
        <source>Gauges</source>
        <comment>pace, pauses, ...</comment>
        <translation>मीटर</translation>
    </message>
    <message>
        <source>Shows pace, variety, volume and pauses.</source>
        <translation>गति, उतार-चढ़ाव, आवाज़ का स्तर और विराम दिखाते हैं।</translation>
    </message>
    <message>
        <source>Names how your voice sounds. Without it everything else is still measured.</source>
        <translation>बताता है कि आपकी आवाज़ कैसी लगती है। इसके बिना भी बाकी सब मापा जाता है।</translation>
    </message>
    <message>
        <source>Fluency practice</source>
        <translation>प्रवाह का अभ्यास</translation>
    </message>
    <message>
        <source>Follows stuttering: marks repeated and drawn-out sounds and blocks. It scores nothing and is no diagnosis.</source>
        <translation>हकलाने पर नज़र रखता है: दोहराई और खिंची ध्वनियाँ और अटकाव चिह्नित करता है। यह कोई अंक नहीं देता, और कोई निदान नहीं है।</translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation>बोलते समय</translation>
    </message>
    <message>
        <source>About</source>
        <comment>this program</comment>
        <translation>प्रोग्राम के बारे में</translation>
    </message>
    <message>
        <source>1 of 2: read this aloud</source>
        <translation>2 में से 1: इसे बोलकर पढ़ें</translation>
    </message>
    <message>
        <source>On most mornings I walk to the market before the shops open. The streets are quiet, and the first light lies on the roofs. A woman sets out boxes of oranges, two men unload a van, and somewhere a radio plays. I buy bread and a little fruit, and take the long way home along the river. It isn&apos;t a special walk. But by the time the kettle is on, I know what kind of day it is going to be.</source>
        <translation>मुझे सुबह-सुबह, दुकानें खुलने से पहले, पैदल बाज़ार जाना अच्छा लगता है। गलियाँ शांत होती हैं, और छतों पर पहली धूप पड़ रही होती है। एक औरत संतरों की पेटियाँ सजाती है, दो आदमी गाड़ी से सामान उतारते हैं, और कहीं रेडियो बजता रहता है। थोड़े फल और ब्रेड लेने के बाद मेरा लौटना नदी किनारे के लंबे रास्ते से होता है। यह कोई खास सैर नहीं है। लेकिन जब तक चूल्हे पर चाय चढ़ती है, मुझे पता चल जाता है कि आज का दिन कैसा बीतेगा।</translation>
    </message>
    <message>
        <source>Start reading</source>
        <comment>a button</comment>
        <translation>पढ़ना शुरू करें</translation>
    </message>
    <message>
        <source>2 of 2: answer aloud, as you would a friend</source>
        <translation>2 में से 2: बोलकर जवाब दें, जैसे किसी दोस्त को</translation>
    </message>
    <message>
        <source>What did you do last weekend? And what would you do with a whole day that nobody else has plans for?</source>
        <translation>पिछली छुट्टी के दिन आपने क्या किया? और अगर पूरा एक दिन सिर्फ़ आपका हो, तो आप क्या करना चाहेंगे?</translation>
    </message>
    <message>
        <source>Start talking</source>
        <comment>a button</comment>
        <translation>बोलना शुरू करें</translation>
    </message>
    <message>
        <source>Your usual voice</source>
        <translation>आपकी आम आवाज़</translation>
    </message>
    <message>
        <source>So that a soft voice isn&apos;t called subdued just for being soft, the coach compares your tone with how you usually sound. Both recordings are saved as practices.</source>
        <translation>कोमल आवाज़ सिर्फ़ कोमल होने से मद्धम न कहलाए, इसलिए कोच आपके लहजे की तुलना आपकी आम आवाज़ से करता है। दोनों रिकॉर्डिंग अभ्यास के रूप में सहेजी जाती हैं।</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>a button</comment>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Record, or stop, after half a minute at most</source>
        <translation>रिकॉर्ड करें या रोकें, ज़्यादा से ज़्यादा आधा मिनट</translation>
    </message>
    <message>
        <source>There is no microphone. You can do this later, in Settings.</source>
        <translation>माइक्रोफ़ोन नहीं है। यह बाद में, सेटिंग में भी हो सकता है।</translation>
    </message>
    <message>
        <source>No voice was heard. Check the microphone, and try again.</source>
        <translation>कोई आवाज़ सुनाई नहीं दी। माइक्रोफ़ोन जाँचें और फिर कोशिश करें।</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) of your voice are known.</source>
        <translation>
            <numerusform>कोच आपकी %n सेकंड की आवाज़ जानता है।</numerusform>
            <numerusform>कोच आपकी %n सेकंड की आवाज़ जानता है।</numerusform>
        </translation>
    </message>
    <message>
        <source>From now on your tone is compared with them, and every practice adds to them. Your usual pace, energy and variety are known after three talks.</source>
        <translation>अब से आपके लहजे की तुलना इससे होगी, और हर अभ्यास इसमें जुड़ेगा। आपकी आम गति, ऊर्जा और उतार-चढ़ाव तीन वक्तव्यों के बाद पता चलेंगे।</translation>
    </message>
    <message>
        <source>The comparison is switched off in Settings.</source>
        <translation>यह तुलना सेटिंग में बंद है।</translation>
    </message>
    <message>
        <source>Judge my tone relative to my usual voice</source>
        <translation>मेरे लहजे को मेरी आम आवाज़ के मुकाबले सुना जाए</translation>
    </message>
    <message>
        <source>A soft voice isn&apos;t called subdued just for being soft, nor a bright one tense.</source>
        <translation>कोमल आवाज़ सिर्फ़ कोमल होने से मद्धम नहीं कहलाती, न चमकीली आवाज़ तनाव-भरी।</translation>
    </message>
    <message>
        <source>Forget it</source>
        <comment>how the learner usually sounds</comment>
        <translation>इसे भुला दें</translation>
    </message>
    <message>
        <source>Start again with the next practice, for another person or microphone</source>
        <translation>अगले अभ्यास से नई शुरुआत, जैसे किसी और के लिए या दूसरे माइक्रोफ़ोन के साथ</translation>
    </message>
    <message>
        <source>All voices are judged alike.</source>
        <translation>सबको एक ही तरह सुना जाता है।</translation>
    </message>
    <message>
        <source>Your recordings</source>
        <translation>आपकी रिकॉर्डिंग</translation>
    </message>
    <message>
        <source>Compress finished recordings</source>
        <translation>पूरी हुई रिकॉर्डिंग छोटी करें</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>फ़ोल्डर दिखाएँ</translation>
    </message>
    <message>
        <source>Open it in the file manager</source>
        <translation>फ़ाइल मैनेजर में खोलें</translation>
    </message>
    <message>
        <source>Keep them elsewhere…</source>
        <translation>कहीं और रखें…</translation>
    </message>
    <message>
        <source>Choose another folder, or another disk</source>
        <translation>दूसरा फ़ोल्डर या दूसरी डिस्क चुनें</translation>
    </message>
    <message>
        <source>As FLAC: half the size, identical sound.</source>
        <translation>FLAC में: आधा आकार, ऑडियो बिल्कुल वही।</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>सब कुछ मिटाएँ…</translation>
    </message>
    <message>
        <source>All sessions, their sound, the goals, and what you chose here</source>
        <translation>सभी सत्र, उनका ऑडियो, लक्ष्य और यहाँ चुनी गई सेटिंग</translation>
    </message>
    <message>
        <source>They are stored in {folder}, on this computer only.</source>
        <translation>ये {folder} में रखी जाती हैं, सिर्फ़ इसी कंप्यूटर पर।</translation>
    </message>
    <message>
        <source>The sessions so far stay in {folder}.</source>
        <translation>अब तक के सत्र {folder} में ही रहेंगे।</translation>
    </message>
    <message>
        <source>Folder changed</source>
        <translation>फ़ोल्डर बदल गया</translation>
    </message>
    <message>
        <source>Delete everything in {folder} (finished sessions: {count}) with its recordings, and the goals, the settings and the log? It can&apos;t be undone.</source>
        <translation>{folder} में सब कुछ (पूरे हुए सत्र: {count}) रिकॉर्डिंग समेत, और साथ में लक्ष्य, सेटिंग और लॉग मिटाएँ? इन्हें वापस नहीं लाया जा सकता।</translation>
    </message>
    <message>
        <source>Nothing is left in {folder}.</source>
        <translation>{folder} में कुछ नहीं बचा।</translation>
    </message>
    <message numerus="yes">
        <source>Left: %n session(s) still being recorded.</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%n सत्र बचा है, उसकी रिकॉर्डिंग चल रही है।</numerusform>
            <numerusform>%n सत्र बचे हैं, उनकी रिकॉर्डिंग चल रही है।</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>everything</comment>
        <translation>मिटाया गया</translation>
    </message>
    <message>
        <source>Speaking coach {version}. Works without a network.</source>
        <translation>स्पीकिंग कोच {version}। बिना नेटवर्क के काम करता है।</translation>
    </message>
    <message>
        <source>See the introduction again</source>
        <translation>परिचय फिर से देखें</translation>
    </message>
    <message>
        <source>What the coach does, and how</source>
        <translation>कोच क्या करता है, और कैसे</translation>
    </message>
    <message>
        <source>Emotion model {name}: {parameters:,} parameters, trained on {corpora}.</source>
        <translation>भाव मॉडल {name}: {parameters:,} पैरामीटर, {corpora} पर प्रशिक्षित।</translation>
    </message>
    <message>
        <source>Licence of the model: {licence}.</source>
        <translation>मॉडल का लाइसेंस: {licence}।</translation>
    </message>
    <message>
        <source>Licence of the program: {licence}.</source>
        <translation>प्रोग्राम का लाइसेंस: {licence}।</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>टूर देखें</translation>
    </message>
    <message>
        <source>Screen {number} of {count}</source>
        <translation>स्क्रीन {number}, कुल {count}</translation>
    </message>
    <message>
        <source>skip the introduction</source>
        <translation>परिचय छोड़ें</translation>
    </message>
    <message>
        <source>back</source>
        <comment>what a key does</comment>
        <translation>पीछे</translation>
    </message>
    <message>
        <source>next</source>
        <comment>what a key does</comment>
        <translation>आगे</translation>
    </message>
    <message>
        <source>Go to the start (Esc)</source>
        <translation>शुरुआत पर जाएँ (Esc)</translation>
    </message>
    <message>
        <source>Skip the introduction</source>
        <translation>परिचय छोड़ें</translation>
    </message>
    <message>
        <source>The screen before (Left)</source>
        <translation>पिछली स्क्रीन (Left)</translation>
    </message>
    <message>
        <source>The next screen (Right)</source>
        <translation>अगली स्क्रीन (Right)</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>a button</comment>
        <translation>आगे</translation>
    </message>
    <message>
        <source>Skip this</source>
        <translation>इसे छोड़ें</translation>
    </message>
    <message>
        <source>Practise aloud. You see how your voice comes across while you speak.</source>
        <translation>बोलकर अभ्यास करें। बोलते समय दिखता है कि आपकी आवाज़ कैसी लग रही है।</translation>
    </message>
    <message>
        <source>Afterwards the report says what went well and what to do next, and you can hear every moment again.</source>
        <translation>बाद में रिपोर्ट बताती है कि क्या अच्छा रहा और आगे क्या करना है, और आप हर क्षण दोबारा सुन सकते हैं।</translation>
    </message>
    <message>
        <source>It learned from actors. It hears how a voice sounds, not what anybody feels, and it judges nobody.</source>
        <translation>कोच ने अभिनेताओं से सीखा है। वह सुनता है कि आवाज़ कैसी लगती है, यह नहीं कि कोई क्या महसूस करता है, और वह किसी को परखता नहीं।</translation>
    </message>
    <message>
        <source>It is for your own practice, not for assessing others. At work and in schools, the EU&apos;s AI Act forbids software to infer emotions.</source>
        <translation>यह आपके अपने अभ्यास के लिए है, दूसरों को आँकने के लिए नहीं। काम की जगह और स्कूलों में सॉफ़्टवेयर से भावनाओं का अनुमान लगाना यूरोपीय संघ के AI Act में मना है।</translation>
    </message>
    <message>
        <source>Practise speaking</source>
        <translation>बोलने का अभ्यास करें</translation>
    </message>
    <message>
        <source>Your microphone</source>
        <translation>आपका माइक्रोफ़ोन</translation>
    </message>
    <message>
        <source>Say a sentence as you would to an audience. The bar should move between the marks. Nothing is saved.</source>
        <translation>एक वाक्य ऐसे बोलें, जैसे श्रोता सामने हों। पट्टी निशानों के बीच हिलनी चाहिए। कुछ भी सहेजा नहीं जाता।</translation>
    </message>
    <message>
        <source>A minute to begin with</source>
        <translation>शुरुआत के लिए एक मिनट</translation>
    </message>
    <message>
        <source>Talk about anything for a minute: your last journey, a dish that you like. Notice just one thing.</source>
        <translation>एक मिनट किसी भी चीज़ पर बोलें: आपकी पिछली यात्रा, कोई पसंदीदा पकवान। बस एक बात पर ध्यान दें।</translation>
    </message>
    <message>
        <source>Practise for a minute</source>
        <translation>एक मिनट अभ्यास करें</translation>
    </message>
    <message>
        <source>Start a practice that is planned to take one minute</source>
        <translation>एक मिनट की योजना वाला अभ्यास शुरू करें</translation>
    </message>
    <message>
        <source>Two minutes: a talk is played, and the coach explains it</source>
        <translation>दो मिनट: एक वक्तव्य चलता है, और कोच उसे समझाता है</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>शुरुआत पर जाएँ</translation>
    </message>
    <message>
        <source>There is no microphone. The tour does without one.</source>
        <translation>माइक्रोफ़ोन नहीं है। टूर उसके बिना भी चलता है।</translation>
    </message>
    <message>
        <source>Everything stays on this computer. No account, no network.</source>
        <translation>सब कुछ इसी कंप्यूटर पर रहता है। न कोई खाता, न नेटवर्क।</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a button</comment>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>a button</comment>
        <translation>रखें</translation>
    </message>
    <message>
        <source>Page {number} of {pages}</source>
        <translation>पेज {number}, कुल {pages}</translation>
    </message>
    <message>
        <source>{start} to {end} is shown. Marked: {events}.</source>
        <translation>{start} से {end} तक दिख रहा है। चिह्नित: {events}।</translation>
    </message>
    <message>
        <source>{start} to {end} is shown. Marked: nothing.</source>
        <translation>{start} से {end} तक दिख रहा है। चिह्नित: कुछ नहीं।</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>चलाएँ, रोकें</translation>
    </message>
    <message>
        <source>next mark</source>
        <translation>अगला चिह्न</translation>
    </message>
    <message>
        <source>previous mark</source>
        <translation>पिछला चिह्न</translation>
    </message>
    <message>
        <source>next phrase</source>
        <translation>अगला वाक्यांश</translation>
    </message>
    <message>
        <source>previous phrase</source>
        <translation>पिछला वाक्यांश</translation>
    </message>
    <message>
        <source>forward five seconds</source>
        <translation>पाँच सेकंड आगे</translation>
    </message>
    <message>
        <source>back five seconds</source>
        <translation>पाँच सेकंड पीछे</translation>
    </message>
    <message>
        <source>to the beginning</source>
        <translation>शुरू में जाएँ</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>अंत में जाएँ</translation>
    </message>
    <message>
        <source>faster</source>
        <comment>what a key does</comment>
        <translation>तेज़ करें</translation>
    </message>
    <message>
        <source>slower</source>
        <comment>what a key does</comment>
        <translation>धीमा करें</translation>
    </message>
    <message>
        <source>zoom in</source>
        <comment>what a key does: zoom in</comment>
        <translation>पास से देखें</translation>
    </message>
    <message>
        <source>zoom out</source>
        <comment>what a key does: zoom out</comment>
        <translation>दूर से देखें</translation>
    </message>
    <message>
        <source>show all</source>
        <comment>what a key does: zoom out</comment>
        <translation>पूरा दिखाएँ</translation>
    </message>
    <message>
        <source>scroll back</source>
        <translation>पीछे स्क्रोल करें</translation>
    </message>
    <message>
        <source>scroll forward</source>
        <translation>आगे स्क्रोल करें</translation>
    </message>
    <message>
        <source>loop what is selected, or else this phrase</source>
        <translation>चुना हुआ हिस्सा, या फिर यह वाक्यांश दोहराएँ</translation>
    </message>
    <message>
        <source>select from here</source>
        <translation>यहाँ से चुनें</translation>
    </message>
    <message>
        <source>select up to here</source>
        <translation>यहाँ तक चुनें</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>of a session</comment>
        <translation>शीर्षक</translation>
    </message>
    <message>
        <source>What the session is called (Enter saves it)</source>
        <translation>सत्र का नाम (Enter से सहेजा जाता है)</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>of a session</comment>
        <translation>टैग</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas (Enter saves them)</source>
        <translation>खोजने के लिए शब्द, कॉमा लगाकर (Enter से सहेजे जाते हैं)</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>टैग, कॉमा लगाकर</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>a talk, a reading or a conversation</comment>
        <translation>कार्य</translation>
    </message>
    <message>
        <source>Talks, readings and conversations are compared separately</source>
        <translation>वक्तव्य, पाठ और बातचीत की तुलना अलग-अलग होती है</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>विश्लेषण की प्रगति</translation>
    </message>
    <message>
        <source>Stop; nothing is saved (Esc)</source>
        <translation>रोकें; कुछ भी नहीं रखा जाएगा (Esc)</translation>
    </message>
    <message>
        <source>Listening to {name}…</source>
        <translation>{name} सुना जा रहा है…</translation>
    </message>
    <message numerus="yes">
        <source>%n more to come</source>
        <comment>recordings</comment>
        <translation>
            <numerusform>इसके बाद %n और</numerusform>
            <numerusform>इसके बाद %n और</numerusform>
        </translation>
    </message>
    <message>
        <source>Practice calendar</source>
        <translation>अभ्यास कैलेंडर</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}: {practices}</source>
        <translation>{weekday} {day} {month}: {practices}</translation>
    </message>
    <message>
        <source>Cue</source>
        <comment>the coach&apos;s one word to somebody who speaks</comment>
        <translation>संकेत</translation>
    </message>
    <message>
        <source>pace {value} syll/s</source>
        <translation>गति {value} अक्षर/से</translation>
    </message>
    <message>
        <source>variety {value} st</source>
        <translation>उतार-चढ़ाव {value} st</translation>
    </message>
    <message>
        <source>volume {value} dB</source>
        <translation>स्तर {value} dB</translation>
    </message>
    <message>
        <source>in the good range</source>
        <translation>सही सीमा में</translation>
    </message>
    <message>
        <source>below the good range</source>
        <translation>सही सीमा से कम</translation>
    </message>
    <message>
        <source>above the good range</source>
        <translation>सही सीमा से ज़्यादा</translation>
    </message>
    <message>
        <source>fillers {fillers}</source>
        <translation>भराव शब्द {fillers}</translation>
    </message>
    <message>
        <source>about {words:.0f} words a minute</source>
        <translation>लगभग {words:.0f} शब्द प्रति मिनट</translation>
    </message>
    <message>
        <source>syllables a second over the last ten seconds, pauses included; {low:g} to {high:g} suits a talk</source>
        <translation>पिछले दस सेकंड में प्रति सेकंड अक्षर, विराम सहित; वक्तव्य के लिए {low:g} से {high:g} ठीक है</translation>
    </message>
    <message>
        <source>how far the pitch moved in the last ten seconds, in semitones; under {low:g} is flat</source>
        <translation>पिछले दस सेकंड में सुर कितना बदला, सेमीटोन में; {low:g} से कम एक-सुर है</translation>
    </message>
    <message>
        <source>the last second compared with your usual</source>
        <translation>पिछला एक सेकंड, आपके सामान्य स्तर की तुलना में</translation>
    </message>
    <message>
        <source>Stage view</source>
        <translation>मंच दृश्य</translation>
    </message>
    <message>
        <source>Mini meter</source>
        <translation>छोटा मीटर</translation>
    </message>
    <message>
        <source>Drag it where you like; Esc closes it</source>
        <translation>खींचकर जहाँ चाहें रखें; Esc से बंद होता है</translation>
    </message>
    <message>
        <source>Set a goal…</source>
        <translation>लक्ष्य तय करें…</translation>
    </message>
    <message>
        <source>Choose a figure, its limit, and how many in a row</source>
        <translation>आँकड़ा, उसकी सीमा और लगातार कितनी बार, यह चुनें</translation>
    </message>
    <message>
        <source>One figure to work on, over a few talks in a row, is enough.</source>
        <translation>लगातार कुछ वक्तव्यों में एक ही आँकड़े पर काम करना काफ़ी है।</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>लक्ष्य</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>लक्ष्य</translation>
    </message>
    <message>
        <source>What you want to reach</source>
        <translation>क्या हासिल करना है</translation>
    </message>
    <message>
        <source>Days of practice</source>
        <translation>अभ्यास के दिन</translation>
    </message>
    <message>
        <source>In</source>
        <comment>before the kind of practice that counts</comment>
        <translation>किसमें</translation>
    </message>
    <message>
        <source>The kind of practice that counts</source>
        <translation>किस तरह का अभ्यास गिना जाएगा</translation>
    </message>
    <message>
        <source>At least</source>
        <comment>before a limit</comment>
        <translation>कम से कम</translation>
    </message>
    <message>
        <source>At most</source>
        <comment>before a limit</comment>
        <translation>अधिकतम</translation>
    </message>
    <message>
        <source>In a row</source>
        <comment>before how many practices running</comment>
        <translation>लगातार</translation>
    </message>
    <message>
        <source>How many in a row</source>
        <translation>लगातार इतने अभ्यास</translation>
    </message>
    <message>
        <source>Set this goal</source>
        <translation>यह लक्ष्य तय करें</translation>
    </message>
    <message>
        <source>What you practise from now on counts</source>
        <translation>अब से किया गया अभ्यास गिना जाएगा</translation>
    </message>
    <message>
        <source>Leave it</source>
        <comment>set no goal</comment>
        <translation>रहने दें</translation>
    </message>
    <message>
        <source>What</source>
        <comment>before what somebody wants to reach</comment>
        <translation>क्या</translation>
    </message>
    <message>
        <source>Three goals at once are enough</source>
        <translation>एक साथ तीन लक्ष्य काफ़ी हैं</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>a button: a goal</comment>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>Take this goal off the list</source>
        <translation>इस लक्ष्य को सूची से हटाएँ</translation>
    </message>
    <message>
        <source>Remove the goal: {goal}</source>
        <translation>लक्ष्य हटाएँ: {goal}</translation>
    </message>
    <message>
        <source>days a week</source>
        <comment>behind a number</comment>
        <translation>दिन प्रति हफ़्ता</translation>
    </message>
    <message>
        <source>weeks</source>
        <comment>behind a number</comment>
        <translation>हफ़्ते</translation>
    </message>
    <message>
        <source>Practices and exercises with the microphone count.</source>
        <translation>माइक्रोफ़ोन से किए गए अभ्यास और व्यायाम गिने जाते हैं।</translation>
    </message>
    <message>
        <source>Practices and recordings count, exercises don&apos;t.</source>
        <translation>अभ्यास और रिकॉर्डिंग गिने जाते हैं, व्यायाम नहीं।</translation>
    </message>
    <message>
        <source>Your usual is {figure}.</source>
        <translation>आपका सामान्य स्तर {figure} है।</translation>
    </message>
    <message>
        <source>focus: pace</source>
        <translation>ध्यान: गति</translation>
    </message>
    <message>
        <source>focus: pauses</source>
        <translation>ध्यान: विराम</translation>
    </message>
    <message>
        <source>focus: fillers</source>
        <translation>ध्यान: भराव शब्द</translation>
    </message>
    <message>
        <source>focus: variety</source>
        <translation>ध्यान: उतार-चढ़ाव</translation>
    </message>
    <message>
        <source>focus: volume</source>
        <translation>ध्यान: स्तर</translation>
    </message>
    <message>
        <source>focus: calm</source>
        <translation>ध्यान: शांत लहजा</translation>
    </message>
    <message>
        <source>focus: energy</source>
        <translation>ध्यान: ऊर्जा</translation>
    </message>
    <message>
        <source>All tones</source>
        <comment>a button</comment>
        <translation>सभी लहजे</translation>
    </message>
    <message>
        <source>Show how likely each of the tones is</source>
        <translation>हर लहजे की संभावना दिखाएँ</translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>the red light&apos;s name</comment>
        <translation>रिकॉर्डिंग चालू</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>रिकॉर्डिंग बंद</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>of the practice</comment>
        <translation>समय</translation>
    </message>
    <message>
        <source>Plan of the talk</source>
        <translation>वक्तव्य की योजना</translation>
    </message>
    <message>
        <source>Go on to the next section of the plan (N)</source>
        <translation>योजना के अगले भाग पर जाएँ (N)</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>ध्यान</translation>
    </message>
    <message>
        <source>What the live coach gives cues about</source>
        <translation>लाइव कोच किस बारे में बताए</translation>
    </message>
    <message>
        <source>no cues</source>
        <translation>कोई संकेत नहीं</translation>
    </message>
    <message>
        <source>Stage</source>
        <comment>a button: to be read from a stage</comment>
        <translation>मंच</translation>
    </message>
    <message>
        <source>One colour, one word and the clock, full screen (F11)</source>
        <translation>पूरी स्क्रीन पर एक रंग, एक शब्द और घड़ी (F11)</translation>
    </message>
    <message>
        <source>Mini</source>
        <comment>a button: a small meter</comment>
        <translation>मिनी</translation>
    </message>
    <message>
        <source>A small meter that stays on top of your slides (F10)</source>
        <translation>छोटा मीटर, जो आपकी स्लाइड के ऊपर बना रहता है (F10)</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a button</comment>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Pause and resume (Space)</source>
        <translation>रोकें और जारी रखें (Space)</translation>
    </message>
    <message>
        <source>Finish</source>
        <comment>a button</comment>
        <translation>समाप्त करें</translation>
    </message>
    <message>
        <source>Finish and see the report (Esc)</source>
        <translation>समाप्त करें और रिपोर्ट देखें (Esc)</translation>
    </message>
    <message>
        <source>go on to the next section of the plan</source>
        <translation>योजना के अगले भाग पर जाएँ</translation>
    </message>
    <message>
        <source>Waiting for {name}…</source>
        <translation>{name} का इंतज़ार है…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>रुका हुआ</translation>
    </message>
    <message>
        <source>nothing is recorded</source>
        <translation>कुछ रिकॉर्ड नहीं हो रहा</translation>
    </message>
    <message>
        <source>Nobody has spoken for five minutes. Resume when you are back.</source>
        <translation>पाँच मिनट से कोई नहीं बोला। लौटने पर जारी रखें।</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>a button</comment>
        <translation>जारी रखें</translation>
    </message>
    <message>
        <source>Still there? Nobody has spoken for two minutes.</source>
        <translation>क्या आप वहाँ हैं? दो मिनट से कोई नहीं बोला।</translation>
    </message>
    <message>
        <source>Show more marks; pauses come last</source>
        <translation>चिह्नित क्षणों में से और दिखाएँ, आखिर में विराम</translation>
    </message>
    <message>
        <source>not so</source>
        <comment>a button: the coach is wrong</comment>
        <translation>ऐसा नहीं</translation>
    </message>
    <message>
        <source>The coach is wrong about this one</source>
        <translation>यहाँ कोच गलत है</translation>
    </message>
    <message>
        <source>Not so: {what} at {time}</source>
        <translation>ऐसा नहीं: {time} पर {what}</translation>
    </message>
    <message>
        <source>listening</source>
        <comment>what the coach does</comment>
        <translation>सुन रहा है</translation>
    </message>
    <message>
        <source>Emotion meter</source>
        <translation>भाव मीटर</translation>
    </message>
    <message>
        <source>the tone isn&apos;t judged</source>
        <translation>लहजा नहीं परखा जाता</translation>
    </message>
    <message>
        <source>at least one second of speech is needed</source>
        <translation>कम से कम एक सेकंड बोलना ज़रूरी है</translation>
    </message>
    <message>
        <source>unlike any voice the model learned from</source>
        <translation>किसी भी सीखी हुई आवाज़ जैसी नहीं</translation>
    </message>
    <message>
        <source>perhaps {tone}, {percent}</source>
        <translation>शायद {tone}, {percent}</translation>
    </message>
    <message>
        <source>energy {level}, more than usual</source>
        <translation>ऊर्जा {level}, आम से ज़्यादा</translation>
    </message>
    <message>
        <source>energy {level}, less than usual</source>
        <translation>ऊर्जा {level}, आम से कम</translation>
    </message>
    <message>
        <source>energy {level}</source>
        <translation>ऊर्जा {level}</translation>
    </message>
    <message>
        <source>Microphone level</source>
        <translation>माइक्रोफ़ोन का स्तर</translation>
    </message>
    <message>
        <source>Level of the microphone. Speak: between the marks is right.</source>
        <translation>माइक्रोफ़ोन का स्तर। बोलें: निशानों के बीच सही है।</translation>
    </message>
    <message>
        <source>Show more ({left})</source>
        <translation>और दिखाएँ ({left})</translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation>पूरी रिकॉर्डिंग</translation>
    </message>
    <message>
        <source>Drag to scroll (Page up and down)</source>
        <translation>स्क्रोल करने के लिए खींचें (Page Up और Page Down)</translation>
    </message>
    <message>
        <source>Show more phrases</source>
        <translation>और वाक्यांश दिखाएँ</translation>
    </message>
    <message>
        <source>{length:.1f} s long</source>
        <translation>अवधि {length:.1f} सेकंड</translation>
    </message>
    <message>
        <source>Say how this phrase sounded</source>
        <translation>बताएँ कि यह वाक्यांश कैसा लगा</translation>
    </message>
    <message>
        <source>It sounded {tone}</source>
        <translation>आवाज़ {tone} लगी</translation>
    </message>
    <message>
        <source>None of these</source>
        <comment>tones</comment>
        <translation>इनमें से कोई नहीं</translation>
    </message>
    <message>
        <source>As the coach heard it</source>
        <translation>जैसा कोच ने सुना</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>बाद के लिए रखें</translation>
    </message>
    <message>
        <source>They stay on the sessions page (Esc)</source>
        <translation>ये सत्र पेज पर बने रहेंगे (Esc)</translation>
    </message>
    <message>
        <source>keep it for later</source>
        <translation>बाद के लिए रखें</translation>
    </message>
    <message>
        <source>A practice was interrupted</source>
        <translation>बीच में रुका अभ्यास</translation>
    </message>
    <message>
        <source>The coach or the computer stopped, or a file was damaged. The sound is still there.</source>
        <translation>कोच या कंप्यूटर बंद हो गया, या कोई फ़ाइल खराब हो गई। ऑडियो अब भी मौजूद है।</translation>
    </message>
    <message>
        <source>Recover</source>
        <comment>a button: make a session of it</comment>
        <translation>वापस लाएँ</translation>
    </message>
    <message>
        <source>Make a session of it</source>
        <translation>इसका सत्र बनाएँ</translation>
    </message>
    <message>
        <source>Discard…</source>
        <comment>a button</comment>
        <translation>हटा दें…</translation>
    </message>
    <message>
        <source>Delete it with its sound</source>
        <translation>इसे ऑडियो समेत मिटाएँ</translation>
    </message>
    <message>
        <source>Stop; the interrupted practice stays as it is</source>
        <translation>रोकें; जो बीच में रुका था, वह जैसा है वैसा ही रहेगा</translation>
    </message>
    <message>
        <source>Recover: {recording}</source>
        <translation>वापस लाएँ: {recording}</translation>
    </message>
    <message>
        <source>Discard: {recording}</source>
        <translation>हटा दें: {recording}</translation>
    </message>
    <message>
        <source>Cancel: {recording}</source>
        <translation>रद्द करें: {recording}</translation>
    </message>
    <message>
        <source>Delete this recording? It can&apos;t be undone.</source>
        <translation>यह रिकॉर्डिंग मिटाएँ? इसे वापस नहीं लाया जा सकता।</translation>
    </message>
    <message>
        <source>A practice</source>
        <translation>एक अभ्यास</translation>
    </message>
    <message>
        <source>{time} of sound</source>
        <translation>{time} का ऑडियो</translation>
    </message>
    <message>
        <source>from {section}</source>
        <translation>{section} से सुनें</translation>
    </message>
    <message>
        <source>Search</source>
        <comment>a field: words to search for</comment>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Words of title, tags, headline or date (Ctrl+F)</source>
        <translation>शीर्षक, टैग, मुख्य पंक्ति या तारीख के शब्द (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>which sessions</comment>
        <translation>दिखाएँ</translation>
    </message>
    <message>
        <source>Only talks, readings or conversations</source>
        <translation>सिर्फ़ वक्तव्य, पाठ या बातचीत</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>सभी कार्य</translation>
    </message>
    <message>
        <source>Tag</source>
        <comment>of sessions</comment>
        <translation>टैग</translation>
    </message>
    <message>
        <source>Only sessions with this tag</source>
        <translation>सिर्फ़ इस टैग वाले सत्र</translation>
    </message>
    <message>
        <source>clear the search</source>
        <translation>खोज साफ़ करें</translation>
    </message>
    <message>
        <source>to the list</source>
        <translation>सूची पर जाएँ</translation>
    </message>
    <message>
        <source>No session matches. Esc in the search field clears it.</source>
        <translation>कोई सत्र मेल नहीं खाता। खोज फ़ील्ड में Esc दबाने से वह साफ़ हो जाता है।</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>सभी टैग</translation>
    </message>
    <message>
        <source>The session over time</source>
        <translation>समय के साथ सत्र</translation>
    </message>
    <message>
        <source>Click to hear the moment. With the keyboard: Left and Right move by a second, with Shift to the next mark; Enter hears the moment</source>
        <translation>क्षण सुनने के लिए क्लिक करें। कीबोर्ड से: बाएँ और दाएँ एक सेकंड खिसकाते हैं, Shift के साथ अगले चिह्न तक; Enter वह क्षण सुनाता है</translation>
    </message>
    <message>
        <source>on the timeline: a second</source>
        <translation>टाइमलाइन पर: एक सेकंड</translation>
    </message>
    <message>
        <source>on the timeline: a mark</source>
        <translation>टाइमलाइन पर: एक चिह्न</translation>
    </message>
    <message>
        <source>on the timeline: start or end</source>
        <translation>टाइमलाइन पर: शुरुआत या अंत</translation>
    </message>
    <message>
        <source>on the timeline: hear the moment</source>
        <translation>टाइमलाइन पर: वह क्षण सुनें</translation>
    </message>
    <message>
        <source>Marked: {counts}</source>
        <translation>चिह्नित: {counts}</translation>
    </message>
    <message>
        <source>Nothing is marked</source>
        <translation>कुछ भी चिह्नित नहीं है</translation>
    </message>
    <message>
        <source>{event}, {length:.1f} s</source>
        <translation>{event}, {length:.1f} सेकंड</translation>
    </message>
    <message>
        <source>spectrum</source>
        <comment>a row under a timeline</comment>
        <translation>स्पेक्ट्रम</translation>
    </message>
    <message>
        <source>Start practising</source>
        <translation>अभ्यास शुरू करें</translation>
    </message>
    <message>
        <source>Start (Space)</source>
        <translation>शुरू करें (Space)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>माइक्रोफ़ोन</translation>
    </message>
    <message>
        <source>The microphone to practise with</source>
        <translation>अभ्यास के लिए माइक्रोफ़ोन</translation>
    </message>
    <message>
        <source>{name} (built in)</source>
        <translation>{name} (बिल्ट-इन)</translation>
    </message>
    <message>
        <source>No microphone found. Plug one in, and look again.</source>
        <translation>कोई माइक्रोफ़ोन नहीं मिला। एक लगाएँ और फिर से खोजें।</translation>
    </message>
    <message>
        <source>Look again for microphones</source>
        <translation>माइक्रोफ़ोन फिर से खोजें</translation>
    </message>
    <message>
        <source>opening 1, middle 5:30, end 1</source>
        <translation>शुरुआत 1, मध्य 5:30, अंत 1</translation>
    </message>
    <message>
        <source>Plan of the talk, in minutes</source>
        <translation>वक्तव्य की योजना, मिनटों में</translation>
    </message>
    <message>
        <source>What you mean to say: it scrolls with your voice, and is compared afterwards</source>
        <translation>आप जो कहना चाहते हैं: यह आपकी आवाज़ के साथ चलता है, और बाद में मिलाया जाता है</translation>
    </message>
    <message>
        <source>Speak as you would to your audience. What you say stays on this computer.</source>
        <translation>ऐसे बोलें जैसे आपके श्रोता सामने हों। आपकी बात इसी कंप्यूटर पर रहती है।</translation>
    </message>
    <message>
        <source>or drop it anywhere in this window</source>
        <translation>या उसे इस विंडो में कहीं भी छोड़ें</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>of a talk; before a field that may stay empty</comment>
        <translation>योजना</translation>
    </message>
    <message>
        <source>Script ✓</source>
        <translation>आलेख ✓</translation>
    </message>
    <message>
        <source>Script…</source>
        <comment>of a talk</comment>
        <translation>आलेख…</translation>
    </message>
    <message>
        <source>Looking for microphones…</source>
        <translation>माइक्रोफ़ोन खोजे जा रहे हैं…</translation>
    </message>
    <message>
        <source>How many minutes the talk, or each section, is meant to take (Enter starts)</source>
        <translation>पूरा भाषण, या हर हिस्सा, कितने मिनट का होना है (Enter से शुरू होता है)</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>रिकॉर्डिंग खोलें…</translation>
    </message>
    <message>
        <source>Analyse a recording (Ctrl+O)</source>
        <translation>रिकॉर्डिंग का विश्लेषण करें (Ctrl+O)</translation>
    </message>
    <message>
        <source>Uses the sample talk instead of a microphone</source>
        <translation>माइक्रोफ़ोन की जगह नमूना वक्तव्य चलता है</translation>
    </message>
    <message>
        <source>How do you come across?</source>
        <translation>श्रोताओं पर आपका कैसा असर पड़ता है?</translation>
    </message>
    <message>
        <source>{name} (default)</source>
        <translation>{name} (डिफ़ॉल्ट)</translation>
    </message>
    <message>
        <source>No microphone found: the sample talk is used instead.</source>
        <translation>कोई माइक्रोफ़ोन नहीं मिला: उसकी जगह नमूना वक्तव्य चलेगा।</translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation>माइक्रोफ़ोन खोला जा रहा है…</translation>
    </message>
    <message>
        <source>{problem}. Choose another, or look again.</source>
        <translation>{problem}। दूसरा चुनें, या फिर से खोजें।</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds} सेकंड पहले</translation>
    </message>
    <message>
        <source>now</source>
        <comment>on a time axis</comment>
        <translation>अभी</translation>
    </message>
    <message>
        <source>Emotion timeline of the last minute</source>
        <translation>पिछले एक मिनट की भाव टाइमलाइन</translation>
    </message>
    <message>
        <source>How this phrase sounds</source>
        <translation>यह वाक्यांश कैसा लगता है</translation>
    </message>
    <message>
        <source>Say how it sounds to you (T)</source>
        <translation>बताएँ कि यह आपको कैसा लगता है (T)</translation>
    </message>
    <message>
        <source>as the coach heard it</source>
        <translation>जैसा कोच ने सुना</translation>
    </message>
    <message>
        <source>none of these</source>
        <comment>tones</comment>
        <translation>इनमें से कोई नहीं</translation>
    </message>
    <message>
        <source>This phrase: {tone}</source>
        <translation>यह वाक्यांश: {tone}</translation>
    </message>
    <message>
        <source>No phrase yet</source>
        <translation>अभी कोई वाक्यांश नहीं</translation>
    </message>
    <message>
        <source>Waveform coloured by tone</source>
        <translation>लहजे के हिसाब से रंगा वेवफ़ॉर्म</translation>
    </message>
    <message>
        <source>Click to play from there. Drag with Shift, or over the times, to select. Turn the wheel to zoom (+, −, 0), with Shift to scroll (Page up and down)</source>
        <translation>वहाँ से सुनने के लिए क्लिक करें। चुनने के लिए Shift के साथ, या समय-पट्टी पर, खींचें। ज़ूम के लिए व्हील घुमाएँ (+, −, 0), स्क्रोल के लिए Shift के साथ (Page Up और Page Down)</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>a button</comment>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>वापस (Esc)</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>a button: the mark before</comment>
        <translation>पिछला</translation>
    </message>
    <message>
        <source>The previous mark (P); the previous phrase (Shift+P)</source>
        <translation>पिछला चिह्न (P); पिछला वाक्यांश (Shift+P)</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>a button: the next mark</comment>
        <translation>अगला</translation>
    </message>
    <message>
        <source>The next mark (N); the next phrase (Shift+N)</source>
        <translation>अगला चिह्न (N); अगला वाक्यांश (Shift+N)</translation>
    </message>
    <message>
        <source>Play and pause (Space)</source>
        <translation>चलाएँ और रोकें (Space)</translation>
    </message>
    <message>
        <source>Speed</source>
        <comment>of playing</comment>
        <translation>रफ़्तार</translation>
    </message>
    <message>
        <source>Slower (,) and faster (.), at the same pitch</source>
        <translation>धीमा (,) और तेज़ (.), सुर वही रहता है</translation>
    </message>
    <message>
        <source>Loop</source>
        <comment>a button: play again and again</comment>
        <translation>दोहराएँ</translation>
    </message>
    <message>
        <source>Play what is selected, or else this phrase, again and again (L)</source>
        <translation>चुना हुआ हिस्सा, वरना यह वाक्यांश, बार-बार चलाएँ (L)</translation>
    </message>
    <message>
        <source>of {length}</source>
        <translation>कुल {length}</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a button: stop playing for a while</comment>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Play</source>
        <comment>a button: play the sound</comment>
        <translation>चलाएँ</translation>
    </message>
    <message numerus="yes">
        <source>{figure} over %n session(s)</source>
        <translation>
            <numerusform>{figure}, %n सत्र में</numerusform>
            <numerusform>{figure}, %n सत्रों में</numerusform>
        </translation>
    </message>
    <message>
        <source>Left and Right read the points, Enter opens the report</source>
        <translation>बाएँ और दाएँ से बिंदु पढ़ें, Enter से रिपोर्ट खुलती है</translation>
    </message>
    <message>
        <source>{day}: {value}</source>
        <translation>{day}: {value}</translation>
    </message>
    <message>
        <source>Everything but the tone of voice is measured.</source>
        <translation>लहजे के अलावा सब कुछ मापा जाता है।</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n unfinished session(s) and the sound?</source>
        <translation>
            <numerusform>%n अधूरा सत्र ऑडियो समेत मिटाएँ?</numerusform>
            <numerusform>%n अधूरे सत्र ऑडियो समेत मिटाएँ?</numerusform>
        </translation>
    </message>
    <message>
        <source>{session}  discarded</source>
        <translation>{session}  हटा दिया गया</translation>
    </message>
    <message>
        <source>No session {session!r}</source>
        <translation>{session!r} नाम का कोई सत्र नहीं</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted session(s) begin with that.</source>
        <translation>
            <numerusform>बीच में रुके %n सत्र का नाम ऐसे शुरू होता है।</numerusform>
            <numerusform>बीच में रुके %n सत्रों के नाम ऐसे शुरू होते हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Type more of it.</source>
        <comment>of a session&apos;s name</comment>
        <translation>नाम का और हिस्सा लिखें।</translation>
    </message>
    <message>
        <source>There are no interrupted sessions.</source>
        <translation>बीच में रुका कोई अभ्यास नहीं है।</translation>
    </message>
    <message>
        <source>Recover: coach recover ID... or --all. Delete: coach recover ID... --discard</source>
        <translation>वापस लाएँ: coach recover ID... या --all। मिटाएँ: coach recover ID... --discard</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n session(s) with all sound, the goals, the settings and the log?</source>
        <translation>
            <numerusform>%n सत्र, सारा ऑडियो, लक्ष्य, सेटिंग और लॉग मिटाएँ?</numerusform>
            <numerusform>%n सत्र, सारा ऑडियो, लक्ष्य, सेटिंग और लॉग मिटाएँ?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is left in {folder} but %n session(s) being recorded.</source>
        <translation>
            <numerusform>{folder} में अब कुछ नहीं बचा, सिवाय %n सत्र के, जिसकी रिकॉर्डिंग चल रही है।</numerusform>
            <numerusform>{folder} में अब कुछ नहीं बचा, सिवाय %n सत्रों के, जिनकी रिकॉर्डिंग चल रही है।</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>मिटाने के लिए कुछ नहीं</translation>
    </message>
    <message>
        <source>No session was named.</source>
        <translation>किसी सत्र का नाम नहीं दिया गया।</translation>
    </message>
    <message>
        <source>See: coach sessions</source>
        <translation>देखें: coach sessions</translation>
    </message>
    <message>
        <source>Delete {sessions} and the sound?</source>
        <translation>{sessions} को ऑडियो समेत मिटाएँ?</translation>
    </message>
    <message>
        <source>{session}  deleted</source>
        <translation>{session}  मिटाया गया</translation>
    </message>
    <message>
        <source>{session}  {megabytes:.1f} MB, now {share:.0%} of that</source>
        <translation>{session}  {megabytes:.1f} MB, अब इसका {share:.0%}</translation>
    </message>
    <message>
        <source>Nothing to compress.</source>
        <translation>छोटा करने के लिए कुछ नहीं।</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>मिटाया नहीं गया</translation>
    </message>
    <message>
        <source>It can&apos;t be undone.</source>
        <translation>इसे वापस नहीं लाया जा सकता।</translation>
    </message>
    <message>
        <source>If you are sure, add --yes.</source>
        <translation>अगर पक्का इरादा हो, तो --yes जोड़ें।</translation>
    </message>
    <message>
        <source>after Hincks &amp; Edlund 2009, Traunmüller &amp; Eriksson 1995; thresholds ours</source>
        <translation>Hincks &amp; Edlund 2009, Traunmüller &amp; Eriksson 1995 के आधार पर; सीमाएँ हमारी</translation>
    </message>
    <message>
        <source>Practice ended early</source>
        <translation>अभ्यास समय से पहले समाप्त</translation>
    </message>
    <message>
        <source>The coach failed ({why}).</source>
        <translation>कोच में गड़बड़ी हुई ({why})।</translation>
    </message>
    <message>
        <source>The recording so far is saved; the log has the details.</source>
        <translation>अब तक जो बोला गया, वह सहेजा हुआ है; ब्योरा लॉग में है।</translation>
    </message>
    <message>
        <source>No sessions yet: practise with coach, or try coach demo</source>
        <translation>अभी कोई सत्र नहीं: coach से अभ्यास करें, या coach demo आज़माएँ</translation>
    </message>
    <message>
        <source>No session matches.</source>
        <translation>कोई सत्र मेल नहीं खाता।</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>बदलने के लिए कुछ नहीं</translation>
    </message>
    <message>
        <source>See: coach tag --help</source>
        <translation>देखें: coach tag --help</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>लिखा नहीं गया</translation>
    </message>
    <message>
        <source>No title, task, tags or script were given.</source>
        <translation>कोई शीर्षक, काम, टैग या आलेख नहीं दिया गया।</translation>
    </message>
    <message numerus="yes">
        <source>The script has %n word(s).</source>
        <translation>
            <numerusform>आलेख में %n शब्द है।</numerusform>
            <numerusform>आलेख में %n शब्द हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Both can&apos;t go to stdout.</source>
        <translation>दोनों stdout पर नहीं जा सकते।</translation>
    </message>
    <message>
        <source>Give a file for one of them.</source>
        <translation>किसी एक के लिए फ़ाइल का नाम दें।</translation>
    </message>
    <message>
        <source>Goal: {aim}. {standing}</source>
        <translation>लक्ष्य: {aim}। {standing}</translation>
    </message>
    <message>
        <source>Practise three times, and trends appear here.</source>
        <translation>तीन बार अभ्यास करें, फिर रुझान यहाँ दिखेंगे।</translation>
    </message>
    <message>
        <source>{name}, {parameters} parameters, checksum correct</source>
        <translation>{name}, {parameters} पैरामीटर, चेकसम सही</translation>
    </message>
    <message>
        <source>sample talk analysed, saved and reported at {speed:.0f} x real time.</source>
        <translation>नमूना वक्तव्य का विश्लेषण हुआ, उसे सहेजा गया और रिपोर्ट बनी, असली समय से {speed:.0f} गुना तेज़ी से।</translation>
    </message>
    <message>
        <source>none found; the sample talk can be used instead</source>
        <translation>कोई नहीं मिला; उसकी जगह नमूना वक्तव्य चल सकता है</translation>
    </message>
    <message numerus="yes">
        <source>{folder}, %n session(s)</source>
        <translation>
            <numerusform>{folder}, %n सत्र</numerusform>
            <numerusform>{folder}, %n सत्र</numerusform>
        </translation>
    </message>
    <message>
        <source>Qt works ({platform})</source>
        <translation>Qt काम करता है ({platform})</translation>
    </message>
    <message>
        <source>emotion model</source>
        <comment>what is checked</comment>
        <translation>भाव मॉडल</translation>
    </message>
    <message>
        <source>analysis</source>
        <comment>what is checked</comment>
        <translation>विश्लेषण</translation>
    </message>
    <message>
        <source>microphones</source>
        <comment>what is checked</comment>
        <translation>माइक्रोफ़ोन</translation>
    </message>
    <message>
        <source>data folder</source>
        <comment>what is checked</comment>
        <translation>डेटा फ़ोल्डर</translation>
    </message>
    <message>
        <source>window</source>
        <comment>what is checked</comment>
        <translation>विंडो</translation>
    </message>
    <message>
        <source>{tone}, corrected</source>
        <translation>{tone}, सुधारा गया</translation>
    </message>
    <message>
        <source>speech</source>
        <comment>a stretch in which somebody speaks</comment>
        <translation>बोलना</translation>
    </message>
    <message>
        <source>How the voice sounded over time</source>
        <translation>समय के साथ आवाज़ कैसी लगी</translation>
    </message>
    <message>
        <source>sound missing</source>
        <translation>ऑडियो गायब</translation>
    </message>
    <message>
        <source>speech</source>
        <comment>a row under a timeline</comment>
        <translation>बोलना</translation>
    </message>
    <message>
        <source>faint: not sure</source>
        <translation>हल्का: पक्का नहीं</translation>
    </message>
    <message>
        <source>wider: more energy</source>
        <translation>चौड़ा: ज़्यादा ऊर्जा</translation>
    </message>
    <message>
        <source>grey: sound missing</source>
        <translation>स्लेटी: ऑडियो गायब</translation>
    </message>
    <message>
        <source>band: what listeners like</source>
        <translation>पट्टी: जो श्रोताओं को पसंद आता है</translation>
    </message>
    <message>
        <source>The compressed copy of {path} differs from the original.</source>
        <translation>{path} के लिए जो लिखा गया, वह वही ऑडियो नहीं है।</translation>
    </message>
    <message>
        <source>The recording is unchanged; check the disk.</source>
        <translation>रिकॉर्डिंग पहले जैसी ही है; डिस्क जाँचें।</translation>
    </message>
    <message>
        <source>pace</source>
        <comment>a row under a timeline</comment>
        <translation>गति</translation>
    </message>
    <message>
        <source>variety</source>
        <comment>a row under a timeline</comment>
        <translation>उतार-चढ़ाव</translation>
    </message>
    <message>
        <source>volume</source>
        <comment>a row under a timeline</comment>
        <translation>स्तर</translation>
    </message>
    <message>
        <source>Session database damaged</source>
        <translation>सत्रों का डेटाबेस खराब है</translation>
    </message>
    <message>
        <source>{path}: {why}.</source>
        <translation>{path}: {why}।</translation>
    </message>
    <message>
        <source>Start the coach again.</source>
        <translation>कोच फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>a value has an impossible size</source>
        <translation>किसी मान का आकार ठीक नहीं है</translation>
    </message>
    <message>
        <source>Library too new</source>
        <translation>संग्रह नए संस्करण का है</translation>
    </message>
    <message>
        <source>It was made by a later version of the coach.</source>
        <translation>इसे कोच के किसी बाद के संस्करण ने बनाया है।</translation>
    </message>
    <message>
        <source>Update the coach.</source>
        <translation>कोच अपडेट करें।</translation>
    </message>
    <message>
        <source>Session database can&apos;t be used</source>
        <translation>सत्रों का डेटाबेस इस्तेमाल नहीं हो सका</translation>
    </message>
    <message>
        <source>list of sessions</source>
        <comment>what is checked</comment>
        <translation>सत्रों की सूची</translation>
    </message>
    <message>
        <source>goals</source>
        <comment>what is checked</comment>
        <translation>लक्ष्य</translation>
    </message>
    <message>
        <source>privacy</source>
        <comment>what is checked</comment>
        <translation>गोपनीयता</translation>
    </message>
    <message>
        <source>disk</source>
        <comment>what is checked</comment>
        <translation>डिस्क</translation>
    </message>
    <message>
        <source>was interrupted. Try: coach recover {session}</source>
        <translation>बीच में रुका। आज़माएँ: coach recover {session}</translation>
    </message>
    <message>
        <source>was interrupted, {length} of sound. Try: coach recover {session}</source>
        <translation>बीच में रुका, {length} का ऑडियो। आज़माएँ: coach recover {session}</translation>
    </message>
    <message>
        <source>The list doesn&apos;t match the folders</source>
        <translation>सूची असल सत्रों से मेल नहीं खाती</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) not listed; {gone} listed but gone.</source>
        <translation>
            <numerusform>सूची में नहीं: %n सत्र; जो अब नहीं रहे: {gone}।</numerusform>
            <numerusform>सूची में नहीं: %n सत्र; जो अब नहीं रहे: {gone}।</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart the coach: the list will be rebuilt.</source>
        <translation>कोच को फिर से शुरू करें: सूची नई बन जाएगी।</translation>
    </message>
    <message numerus="yes">
        <source>intact, %n session(s)</source>
        <translation>
            <numerusform>ठीक है, %n सत्र</numerusform>
            <numerusform>ठीक है, %n सत्र</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>intact, %n goal(s)</source>
        <translation>
            <numerusform>ठीक है, %n लक्ष्य</numerusform>
            <numerusform>ठीक है, %n लक्ष्य</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound lost</source>
        <translation>ऑडियो खो गया</translation>
    </message>
    <message>
        <source>{path} is gone.</source>
        <translation>{path} अब नहीं है।</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>इसे बैकअप से वापस लाएँ।</translation>
    </message>
    <message>
        <source>{title}, {length}, saved without sound</source>
        <translation>{title}, {length}, बिना ऑडियो के रखा गया</translation>
    </message>
    <message>
        <source>{title}, {length}, intact</source>
        <translation>{title}, {length}, ठीक है</translation>
    </message>
    <message>
        <source>{path} has the wrong sample rate.</source>
        <translation>{path} की दर अलग है।</translation>
    </message>
    <message>
        <source>{path} isn&apos;t the sound that was written.</source>
        <translation>{path} वह ऑडियो नहीं है जो लिखा गया था।</translation>
    </message>
    <message>
        <source>Others can look into the folder</source>
        <translation>दूसरे लोग फ़ोल्डर में देख सकते हैं</translation>
    </message>
    <message>
        <source>Other users can read {folder}.</source>
        <translation>{folder} उनके लिए खुला है।</translation>
    </message>
    <message>
        <source>Type: chmod 700 &apos;{folder}&apos;</source>
        <translation>टाइप करें: chmod 700 &apos;{folder}&apos;</translation>
    </message>
    <message>
        <source>only you can open {folder}</source>
        <translation>{folder} सिर्फ़ आपके लिए है</translation>
    </message>
    <message>
        <source>{gigabytes:.1f} GB free</source>
        <translation>{gigabytes:.1f} GB खाली</translation>
    </message>
    <message>
        <source>no state</source>
        <comment>of a damaged database</comment>
        <translation>स्थिति दर्ज नहीं</translation>
    </message>
    <message>
        <source>no rows of a session</source>
        <translation>सत्र की कोई पंक्ति नहीं</translation>
    </message>
    <message>
        <source>an invalid voice profile</source>
        <translation>आवाज़ की प्रोफ़ाइल अमान्य है</translation>
    </message>
    <message>
        <source>its length is impossible</source>
        <translation>इसकी अवधि असंभव है</translation>
    </message>
    <message>
        <source>a time is out of range</source>
        <translation>कुछ अपने समय से बाहर है</translation>
    </message>
    <message>
        <source>a figure is not a number</source>
        <translation>एक आँकड़ा संख्या नहीं है</translation>
    </message>
    <message>
        <source>invalid probabilities</source>
        <translation>संभावनाओं के मान अमान्य हैं</translation>
    </message>
    <message>
        <source>That isn&apos;t a valid session name.</source>
        <translation>यह किसी सत्र का नाम नहीं है।</translation>
    </message>
    <message>
        <source>Session {session} is in use</source>
        <translation>सत्र {session} इस्तेमाल में है</translation>
    </message>
    <message>
        <source>It is being recorded, recovered or compressed by a running coach.</source>
        <translation>इस समय चल रहा कोई कोच इसे रिकॉर्ड कर रहा है, वापस ला रहा है या छोटा कर रहा है।</translation>
    </message>
    <message>
        <source>Wait until that is finished.</source>
        <translation>उसके पूरा होने तक रुकें।</translation>
    </message>
    <message>
        <source>Session not started</source>
        <translation>सत्र शुरू नहीं हुआ</translation>
    </message>
    <message>
        <source>Session too new</source>
        <translation>सत्र नए संस्करण का है</translation>
    </message>
    <message>
        <source>{path} was made by a later version of the coach.</source>
        <translation>{path} को कोच के किसी बाद के संस्करण ने बनाया है।</translation>
    </message>
    <message>
        <source>Session can&apos;t be read</source>
        <translation>सत्र पढ़ा नहीं जा सका</translation>
    </message>
    <message>
        <source>Check that you own the folder, and try again.</source>
        <translation>जाँचें कि फ़ोल्डर आपका है, और फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>{path} is a link.</source>
        <translation>{path} एक लिंक है।</translation>
    </message>
    <message>
        <source>{path} is missing or empty.</source>
        <translation>{path} गायब या खाली है।</translation>
    </message>
    <message>
        <source>Session damaged</source>
        <translation>सत्र खराब हो गया है</translation>
    </message>
    <message>
        <source>Its sound can be analysed again: coach recover {session}</source>
        <translation>इसके ऑडियो का फिर से विश्लेषण हो सकता है: coach recover {session}</translation>
    </message>
    <message>
        <source>Session folder can&apos;t be used</source>
        <translation>सत्र का फ़ोल्डर इस्तेमाल नहीं हो सका</translation>
    </message>
    <message>
        <source>Make room or make it writable, or choose another folder in the settings.</source>
        <translation>जगह बनाएँ, इसमें लिखने की अनुमति दें, या सेटिंग में दूसरा फ़ोल्डर चुनें।</translation>
    </message>
    <message>
        <source>Goals can&apos;t be read</source>
        <translation>लक्ष्य पढ़े नहीं जा सके</translation>
    </message>
    <message>
        <source>Repair or delete the file.</source>
        <translation>फ़ाइल को ठीक करें या मिटाएँ।</translation>
    </message>
    <message>
        <source>Goals not saved</source>
        <translation>लक्ष्य सहेजे नहीं गए</translation>
    </message>
    <message>
        <source>another coach is changing them</source>
        <translation>कोई दूसरा कोच इन्हें बदल रहा है</translation>
    </message>
    <message>
        <source>{path} can&apos;t be changed ({why}).</source>
        <translation>{path} में बदलाव नहीं हो सका ({why})।</translation>
    </message>
    <message numerus="yes">
        <source>%n goal(s) can&apos;t be understood</source>
        <translation>
            <numerusform>%n लक्ष्य समझ में नहीं आया</numerusform>
            <numerusform>%n लक्ष्य समझ में नहीं आए</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody spoke in this recording.</source>
        <translation>इस रिकॉर्डिंग में कोई नहीं बोला।</translation>
    </message>
    <message>
        <source>At times {first}, at times {second}</source>
        <translation>कभी {first}, कभी {second}</translation>
    </message>
    <message>
        <source>The tone wasn&apos;t judged; everything else was measured.</source>
        <translation>लहजा नहीं परखा गया; बाकी सब मापा गया।</translation>
    </message>
    <message>
        <source>Noise was heard, but no voice.</source>
        <translation>शोर सुनाई दिया, पर कोई आवाज़ नहीं।</translation>
    </message>
    <message>
        <source>Music, noise or an unfamiliar kind of voice: no tone can be named.</source>
        <translation>संगीत, शोर या अनजान किस्म की आवाज़: कोई लहजा नहीं बताया जाता।</translation>
    </message>
    <message>
        <source>Too little speech to say how it came across.</source>
        <translation>इतना कम बोला गया कि आवाज़ कैसी लगी, यह कहना मुश्किल है।</translation>
    </message>
    <message>
        <source>you rushed at {time}</source>
        <translation>{time} पर आपकी गति तेज़ हो गई</translation>
    </message>
    <message>
        <source>you rushed twice</source>
        <translation>आपकी गति दो बार तेज़ हो गई</translation>
    </message>
    <message>
        <source>you rushed {times} times</source>
        <translation>आपकी गति {times} बार तेज़ हो गई</translation>
    </message>
    <message>
        <source>{section} rushed</source>
        <comment>a section of the talk, as in: the middle rushed</comment>
        <translation>{section} में गति तेज़ हो गई</translation>
    </message>
    <message>
        <source>you sounded flat at {time}</source>
        <translation>{time} पर आपकी आवाज़ एक-सुर लगी</translation>
    </message>
    <message>
        <source>you sounded flat twice</source>
        <translation>आपकी आवाज़ दो बार एक-सुर लगी</translation>
    </message>
    <message>
        <source>you sounded flat {times} times</source>
        <translation>आपकी आवाज़ {times} बार एक-सुर लगी</translation>
    </message>
    <message>
        <source>{section} sounded flat</source>
        <comment>a section of the talk, as in: the middle rushed</comment>
        <translation>{section} में आवाज़ एक-सुर लगी</translation>
    </message>
    <message>
        <source>you were hard to hear at {time}</source>
        <translation>{time} पर आपकी आवाज़ मुश्किल से सुनाई दी</translation>
    </message>
    <message>
        <source>you were hard to hear twice</source>
        <translation>आपकी आवाज़ दो बार मुश्किल से सुनाई दी</translation>
    </message>
    <message>
        <source>you were hard to hear {times} times</source>
        <translation>आपकी आवाज़ {times} बार मुश्किल से सुनाई दी</translation>
    </message>
    <message>
        <source>{section} was hard to hear</source>
        <comment>a section of the talk, as in: the middle rushed</comment>
        <translation>{section} में आवाज़ मुश्किल से सुनाई दी</translation>
    </message>
    <message>
        <source>you spoke fast</source>
        <translation>आप तेज़ बोले</translation>
    </message>
    <message>
        <source>you spoke slowly</source>
        <translation>आप धीमे बोले</translation>
    </message>
    <message>
        <source>your pauses were long</source>
        <translation>आपके विराम लंबे थे</translation>
    </message>
    <message>
        <source>you hardly paused</source>
        <translation>आप बहुत कम रुके</translation>
    </message>
    <message>
        <source>you spoke for long without a pause</source>
        <translation>आप बिना रुके देर तक बोलते रहे</translation>
    </message>
    <message>
        <source>there were many fillers</source>
        <translation>भराव शब्द बहुत थे</translation>
    </message>
    <message>
        <source>your pitch moved little</source>
        <translation>आपका सुर कम बदला</translation>
    </message>
    <message>
        <source>your voice had little energy</source>
        <translation>आपकी आवाज़ में ऊर्जा कम थी</translation>
    </message>
    <message numerus="yes">
        <source>Only %n second(s) of speech: too little to say how it came across.</source>
        <translation>
            <numerusform>सिर्फ़ %n सेकंड बोला गया: आवाज़ कैसी लगी, यह बताने के लिए बहुत कम।</numerusform>
            <numerusform>सिर्फ़ %n सेकंड बोला गया: आवाज़ कैसी लगी, यह बताने के लिए बहुत कम।</numerusform>
        </translation>
    </message>
    <message>
        <source>{tones}.</source>
        <translation>{tones}।</translation>
    </message>
    <message>
        <source>You kept a good pace.</source>
        <translation>आपने अच्छी गति बनाए रखी।</translation>
    </message>
    <message>
        <source>{habit}.</source>
        <translation>{habit}।</translation>
    </message>
    <message>
        <source>{tone} in {section}</source>
        <translation>{section} में {tone}</translation>
    </message>
    <message>
        <source>the {section}</source>
        <translation>“{section}”</translation>
    </message>
    <message>
        <source>“{section}”</source>
        <translation>“{section}”</translation>
    </message>
    <message>
        <source>You kept a good pace; {habit}.</source>
        <translation>आपने अच्छी गति बनाए रखी; {habit}।</translation>
    </message>
    <message>
        <source>part of it was rushed</source>
        <translation>कुछ हिस्सा जल्दबाज़ी में बोला गया</translation>
    </message>
    <message>
        <source>part of it was hard to hear</source>
        <translation>कुछ हिस्सा सुनना कठिन था</translation>
    </message>
    <message>
        <source>part of it sounded tense</source>
        <translation>कुछ हिस्सा तना हुआ लगा</translation>
    </message>
    <message>
        <source>no tone was clear</source>
        <translation>कोई लहजा साफ़ नहीं था</translation>
    </message>
    <message>
        <source>You kept a good pace and sounded {tones}.</source>
        <translation>आपने अच्छी गति बनाए रखी, और आवाज़ {tones} लगी।</translation>
    </message>
    <message>
        <source>You kept a good pace and sounded {tones}; {habit}.</source>
        <translation>आपने अच्छी गति बनाए रखी, और आवाज़ {tones} लगी; {habit}।</translation>
    </message>
    <message>
        <source>No tone was clear; {habit}.</source>
        <translation>कोई लहजा साफ़ नहीं था; {habit}।</translation>
    </message>
    <message numerus="yes">
        <source>No tone was clear; you paused %n time(s).</source>
        <translation>
            <numerusform>कोई लहजा साफ़ नहीं था; आप %n बार रुके।</numerusform>
            <numerusform>कोई लहजा साफ़ नहीं था; आप %n बार रुके।</numerusform>
        </translation>
    </message>
    <message>
        <source>No tone was clear.</source>
        <translation>कोई लहजा साफ़ नहीं था।</translation>
    </message>
    <message>
        <source>{tones}; {habit}.</source>
        <translation>{tones}; {habit}।</translation>
    </message>
    <message>
        <source>At times {tone}</source>
        <translation>कभी-कभी {tone}</translation>
    </message>
    <message>
        <source>Mostly {first}, often {second}</source>
        <translation>ज़्यादातर {first}, अक्सर {second}</translation>
    </message>
    <message>
        <source>Mostly {first}, at times {second}</source>
        <translation>ज़्यादातर {first}, कभी-कभी {second}</translation>
    </message>
    <message>
        <source>Mostly {tone}</source>
        <translation>ज़्यादातर {tone}</translation>
    </message>
    <message>
        <source>Often {first}, often {second}</source>
        <translation>अक्सर {first}, अक्सर {second}</translation>
    </message>
    <message>
        <source>Often {first}, at times {second}</source>
        <translation>अक्सर {first}, कभी-कभी {second}</translation>
    </message>
    <message>
        <source>Often {tone}</source>
        <translation>अक्सर {tone}</translation>
    </message>
    <message>
        <source>pauses</source>
        <comment>a row under a timeline</comment>
        <translation>विराम</translation>
    </message>
    <message>
        <source>fillers</source>
        <comment>a row under a timeline</comment>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>fluency</source>
        <comment>a row under a timeline</comment>
        <translation>प्रवाह</translation>
    </message>
    <message>
        <source>flat</source>
        <comment>a row under a timeline</comment>
        <translation>एक-सुर</translation>
    </message>
    <message>
        <source>fast</source>
        <comment>a row under a timeline</comment>
        <translation>तेज़</translation>
    </message>
    <message>
        <source>soft</source>
        <comment>a row under a timeline</comment>
        <translation>दबी</translation>
    </message>
    <message>
        <source>too loud</source>
        <comment>a row under a timeline</comment>
        <translation>बहुत ऊँची</translation>
    </message>
    <message>
        <source>{places} and {more} more</source>
        <translation>{places} और {more} अन्य</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>एक नज़र में</translation>
    </message>
    <message>
        <source>Tones</source>
        <comment>of a voice</comment>
        <translation>लहजे</translation>
    </message>
    <message>
        <source>Sections</source>
        <comment>of a talk</comment>
        <translation>भाग</translation>
    </message>
    <message>
        <source>Words</source>
        <comment>how many were said</comment>
        <translation>शब्द</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>क्या कहा गया</translation>
    </message>
    <message numerus="yes">
        <source>There are %n; the web page lists them.</source>
        <translation>
            <numerusform>कुल %n है; वेब पेज पर इसकी सूची है।</numerusform>
            <numerusform>कुल %n हैं; वेब पेज पर इनकी सूची है।</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole talk</source>
        <translation>पूरा वक्तव्य</translation>
    </message>
    <message>
        <source>part {number}</source>
        <translation>भाग {number}</translation>
    </message>
    <message>
        <source>time in min:s</source>
        <translation>समय मिनट:सेकंड में</translation>
    </message>
    <message>
        <source>Tone of voice</source>
        <translation>आवाज़ का लहजा</translation>
    </message>
    <message>
        <source>Pitch (Hz)</source>
        <translation>सुर (Hz)</translation>
    </message>
    <message>
        <source>Spectrogram (kHz)</source>
        <translation>स्पेक्ट्रोग्राम (kHz)</translation>
    </message>
    <message>
        <source>Waveform (share of full scale; silence)</source>
        <translation>वेवफ़ॉर्म (पूरे पैमाने का अंश; चुप्पी)</translation>
    </message>
    <message>
        <source>Waveform (share of full scale; peak {level} dBFS)</source>
        <translation>वेवफ़ॉर्म (पूरे पैमाने का अंश; शिखर {level} dBFS)</translation>
    </message>
    <message>
        <source>{level} dB</source>
        <translation>{level} dB</translation>
    </message>
    <message>
        <source>No recording</source>
        <translation>कोई रिकॉर्डिंग नहीं</translation>
    </message>
    <message>
        <source>{session} was saved without sound.</source>
        <translation>{session} को बिना ऑडियो के रखा गया है।</translation>
    </message>
    <message>
        <source>Read its report.</source>
        <translation>इसकी रिपोर्ट पढ़ें।</translation>
    </message>
    <message>
        <source>Recording can&apos;t be opened</source>
        <translation>रिकॉर्डिंग खोली नहीं जा सकी</translation>
    </message>
    <message>
        <source>The report can still be read.</source>
        <translation>रिपोर्ट अब भी पढ़ी जा सकती है।</translation>
    </message>
    <message>
        <source>Nothing to recover for {session!r}</source>
        <translation>{session!r} नाम से वापस लाने को कुछ नहीं</translation>
    </message>
    <message>
        <source>No interrupted session has that name.</source>
        <translation>इस नाम का कोई सत्र बीच में नहीं रुका।</translation>
    </message>
    <message>
        <source>See: coach recover</source>
        <translation>देखें: coach recover</translation>
    </message>
    <message>
        <source>There is no sound that could be analysed again.</source>
        <translation>ऐसा कोई ऑडियो नहीं है जिसका फिर से विश्लेषण हो सके।</translation>
    </message>
    <message>
        <source>Restore the folder from a backup, or delete it.</source>
        <translation>फ़ोल्डर को बैकअप से वापस लाएँ, या उसे मिटाएँ।</translation>
    </message>
    <message>
        <source>Session {session} can&apos;t be recovered</source>
        <translation>सत्र {session} वापस नहीं लाया जा सका</translation>
    </message>
    <message>
        <source>Neither {header} nor {sound} gives the sample rate.</source>
        <translation>न {header} से और न {sound} से पता चलता है कि इसकी दर क्या है।</translation>
    </message>
    <message>
        <source>Its sound, 16-bit samples, is in {path}.</source>
        <translation>इसका ऑडियो, 16-बिट सैंपल के रूप में, {path} में है।</translation>
    </message>
    <message>
        <source>There is no sound in {folder}.</source>
        <translation>{folder} में कोई ऑडियो नहीं है।</translation>
    </message>
    <message>
        <source>It can only be discarded.</source>
        <translation>इसे सिर्फ़ हटाया जा सकता है।</translation>
    </message>
    <message>
        <source>The last {lost:.1f} s of {session} are gone.</source>
        <translation>{session} के आखिरी {lost:.1f} सेकंड खो गए हैं।</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>टैग: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%n tone(s) corrected by the speaker</source>
        <translation>
            <numerusform>वक्ता ने %n लहजा सुधारा</numerusform>
            <numerusform>वक्ता ने %n लहजे सुधारे</numerusform>
        </translation>
    </message>
    <message>
        <source>to time each section, press N where the next one begins</source>
        <translation>हर हिस्से का समय जानने के लिए, जहाँ अगला शुरू हो वहाँ N दबाएँ</translation>
    </message>
    <message>
        <source>Length</source>
        <comment>how long a session is</comment>
        <translation>अवधि</translation>
    </message>
    <message>
        <source>Speaking</source>
        <comment>for how much of the time</comment>
        <translation>बोलने का समय</translation>
    </message>
    <message>
        <source>Of the time from the first word to the last</source>
        <translation>पहले शब्द से आखिरी शब्द तक के समय का</translation>
    </message>
    <message>
        <source>Longest without a pause</source>
        <translation>बिना विराम सबसे लंबा</translation>
    </message>
    <message>
        <source>Pauses</source>
        <comment>how many there were</comment>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Not analysed (computer too busy)</source>
        <translation>विश्लेषण नहीं हुआ (कंप्यूटर बहुत व्यस्त था)</translation>
    </message>
    <message>
        <source>none of the tones, you say</source>
        <translation>आपके अनुसार इनमें से कोई लहजा नहीं</translation>
    </message>
    <message>
        <source>{tone}, you say</source>
        <translation>आपके अनुसार {tone}</translation>
    </message>
    <message>
        <source>too short to tell</source>
        <translation>बताने के लिए बहुत छोटा</translation>
    </message>
    <message>
        <source>{lost:.1f} s of sound are missing. They are left out of all figures.</source>
        <translation>{lost:.1f} सेकंड का ऑडियो गायब है। इसे किसी आँकड़े में नहीं गिना गया।</translation>
    </message>
    <message>
        <source>{lost:.1f} s of sound are missing: at {places}. They are left out of all figures.</source>
        <translation>{lost:.1f} सेकंड का ऑडियो गायब है: {places}। इसे किसी आँकड़े में नहीं गिना गया।</translation>
    </message>
    <message>
        <source>No emotion model was used, so no tone was named.</source>
        <translation>भाव मॉडल का इस्तेमाल नहीं हुआ, इसलिए कोई लहजा नहीं बताया गया।</translation>
    </message>
    <message>
        <source>The emotion model ({name}) learned from actors. On voices it had never heard it named {share:.0%} of acted clips correctly; guessing among its {tones} tones would be right once in {tones}. It hears how a voice sounds, not what anybody feels or says.</source>
        <translation>भाव मॉडल ({name}) ने अभिनेताओं की आवाज़ों से सीखा है। जो आवाज़ें उसने कभी नहीं सुनी थीं, उनकी अभिनय वाली क्लिप में से {share:.0%} का लहजा उसने सही बताया; {tones} लहजों में से अंदाज़ा लगाने पर {tones} में से एक ही सही होता। वह सुनता है कि आवाज़ कैसी लगती है, यह नहीं कि कोई क्या महसूस करता है या क्या कहता है।</translation>
    </message>
    <message>
        <source>Hear: {places}</source>
        <translation>सुनें: {places}</translation>
    </message>
    <message>
        <source>Exercise: coach practise {exercise}</source>
        <translation>व्यायाम: coach practise {exercise}</translation>
    </message>
    <message>
        <source>{headline} {length}, {share:.0%} speech.</source>
        <translation>{headline} {length}, {share:.0%} समय बोला गया।</translation>
    </message>
    <message>
        <source>hatched: nobody spoke</source>
        <translation>धारीदार: कोई नहीं बोला</translation>
    </message>
    <message>
        <source>crossed: sound missing</source>
        <translation>जालीदार: ऑडियो गायब</translation>
    </message>
    <message>
        <source>Section</source>
        <comment>a column&apos;s heading</comment>
        <translation>भाग</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a column&apos;s heading</comment>
        <translation>शुरू</translation>
    </message>
    <message>
        <source>Tone</source>
        <comment>a column&apos;s heading</comment>
        <translation>लहजा</translation>
    </message>
    <message>
        <source>Speaking</source>
        <comment>a column&apos;s heading</comment>
        <translation>बोलना</translation>
    </message>
    <message>
        <source>Fillers</source>
        <comment>a column&apos;s heading</comment>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>Pauses</source>
        <comment>a column&apos;s heading</comment>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Tone: the one named most often, and for how much of the section.</source>
        <translation>लहजा: जो सबसे ज़्यादा बताया गया, और भाग के कितने समय तक।</translation>
    </message>
    <message>
        <source>{figure} in {unit}</source>
        <translation>{figure}: {unit}</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>डिस्क लगभग भर गई है</translation>
    </message>
    <message>
        <source>{folder} has room for {room} of sound; at least {needed} is needed to start.</source>
        <translation>{folder} में {room} के ऑडियो की जगह है; शुरू करने के लिए {needed} की जगह चाहिए।</translation>
    </message>
    <message>
        <source>Make room, or choose another folder in the settings.</source>
        <translation>जगह बनाएँ, या सेटिंग में दूसरा फ़ोल्डर चुनें।</translation>
    </message>
    <message>
        <source>Recording stopped</source>
        <translation>रिकॉर्डिंग रुक गई</translation>
    </message>
    <message>
        <source>The disk has only {megabytes} MB left.</source>
        <translation>डिस्क पर सिर्फ़ {megabytes} MB जगह बची है।</translation>
    </message>
    <message>
        <source>Everything recorded so far is saved; make room, or choose another folder in the settings.</source>
        <translation>जो बोला गया, वह सहेजा हुआ है; जगह बनाएँ, या सेटिंग में दूसरा फ़ोल्डर चुनें।</translation>
    </message>
    <message>
        <source>It has room for {room} more.</source>
        <translation>इसमें {room} और रिकॉर्ड करने की जगह है।</translation>
    </message>
    <message>
        <source>When it is full, the recording stops and is saved.</source>
        <translation>इसके बाद रिकॉर्डिंग अपने-आप रुक जाएगी और सहेजी जाएगी।</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be reached ({why}).</source>
        <translation>{folder} तक पहुँचा नहीं जा सका ({why})।</translation>
    </message>
    <message>
        <source>Plug the disk in again; what was written before is on it.</source>
        <translation>डिस्क को फिर से जोड़ें; पहले जो लिखा गया, वह उसी पर है।</translation>
    </message>
    <message>
        <source>Nothing to discard for {session!r}</source>
        <translation>{session!r} नाम से हटाने को कुछ नहीं</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) in this library begin with that.</source>
        <translation>
            <numerusform>इस संग्रह में %n सत्र का नाम ऐसे शुरू होता है।</numerusform>
            <numerusform>इस संग्रह में %n सत्रों के नाम ऐसे शुरू होते हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>In this library there is no such session.</source>
        <translation>इस संग्रह में ऐसा कोई सत्र नहीं है।</translation>
    </message>
    <message>
        <source>It isn&apos;t in the library.</source>
        <translation>यह संग्रह में नहीं है।</translation>
    </message>
    <message numerus="yes">
        <source>The damaged list is now {name}; the list rebuilt from the folders has %n session(s).</source>
        <translation>
            <numerusform>सूची खराब थी और अब {name} नाम से रखी है; फ़ोल्डरों से बनी नई सूची में %n सत्र है।</numerusform>
            <numerusform>सूची खराब थी और अब {name} नाम से रखी है; फ़ोल्डरों से बनी नई सूची में %n सत्र हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more can be recovered: see Sessions.</source>
        <translation>
            <numerusform>%n और सत्र वापस लाया जा सकता है: “सत्र” देखें।</numerusform>
            <numerusform>%n और सत्र वापस लाए जा सकते हैं: “सत्र” देखें।</numerusform>
        </translation>
    </message>
    <message>
        <source>List of sessions repaired</source>
        <translation>सत्रों की सूची ठीक की गई</translation>
    </message>
    <message>
        <source>Practice</source>
        <comment>a kind of session</comment>
        <translation>अभ्यास</translation>
    </message>
    <message>
        <source>Your usual voice: reading</source>
        <translation>आपकी आम आवाज़: पाठ</translation>
    </message>
    <message>
        <source>Your usual voice: talking</source>
        <translation>आपकी आम आवाज़: बातचीत</translation>
    </message>
    <message>
        <source>{weekday} night</source>
        <translation>{weekday} रात</translation>
    </message>
    <message>
        <source>{weekday} morning</source>
        <translation>{weekday} सुबह</translation>
    </message>
    <message>
        <source>{weekday} afternoon</source>
        <translation>{weekday} दोपहर</translation>
    </message>
    <message>
        <source>{weekday} evening</source>
        <translation>{weekday} शाम</translation>
    </message>
    <message>
        <source>{time} talk</source>
        <comment>a title, as in: Tuesday morning talk</comment>
        <translation>{time} का वक्तव्य</translation>
    </message>
    <message>
        <source>{time} reading</source>
        <comment>a title, as in: Tuesday morning talk</comment>
        <translation>{time} का पाठ</translation>
    </message>
    <message>
        <source>{time} conversation</source>
        <comment>a title, as in: Tuesday morning talk</comment>
        <translation>{time} की बातचीत</translation>
    </message>
    <message>
        <source>Sample talk</source>
        <comment>a kind of session</comment>
        <translation>नमूना वक्तव्य</translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>a kind of session</comment>
        <translation>रिकॉर्डिंग</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n प्रयास</numerusform>
            <numerusform>%n प्रयास</numerusform>
        </translation>
    </message>
    <message>
        <source>{exercise}: {attempts}</source>
        <translation>{exercise}: {attempts}</translation>
    </message>
    <message numerus="yes">
        <source>%n tour(s)</source>
        <comment>of the sample talk</comment>
        <translation>
            <numerusform>%n टूर</numerusform>
            <numerusform>%n टूर</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n talk(s)</source>
        <translation>
            <numerusform>%n वक्तव्य</numerusform>
            <numerusform>%n वक्तव्य</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s)</source>
        <comment>of a text, aloud</comment>
        <translation>
            <numerusform>%n पाठ</numerusform>
            <numerusform>%n पाठ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n बातचीत</numerusform>
            <numerusform>%n बातचीत</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded talk(s)</source>
        <translation>
            <numerusform>%n रिकॉर्डेड वक्तव्य</numerusform>
            <numerusform>%n रिकॉर्डेड वक्तव्य</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded reading(s)</source>
        <comment>of a text, aloud</comment>
        <translation>
            <numerusform>%n रिकॉर्डेड पाठ</numerusform>
            <numerusform>%n रिकॉर्डेड पाठ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded conversation(s)</source>
        <translation>
            <numerusform>%n रिकॉर्डेड बातचीत</numerusform>
            <numerusform>%n रिकॉर्डेड बातचीत</numerusform>
        </translation>
    </message>
    <message>
        <source>Much as before</source>
        <translation>लगभग पहले जैसा</translation>
    </message>
    <message>
        <source>{change} than in {month}</source>
        <translation>{month} के मुकाबले {change}</translation>
    </message>
    <message>
        <source>{change} than before</source>
        <translation>पहले के मुकाबले {change}</translation>
    </message>
    <message>
        <source>{change}: {verdict}</source>
        <translation>{change}: {verdict}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>the exercise&apos;s goal, {goal} {unit}</source>
        <translation>व्यायाम का लक्ष्य, {goal} {unit}</translation>
    </message>
    <message numerus="yes">
        <source>After %n more of this kind, the coach tells which way each figure moves.</source>
        <translation>
            <numerusform>इस तरह के %n और के बाद, कोच बताएगा कि हर आँकड़ा किस ओर जा रहा है।</numerusform>
            <numerusform>इस तरह के %n और के बाद, कोच बताएगा कि हर आँकड़ा किस ओर जा रहा है।</numerusform>
        </translation>
    </message>
    <message>
        <source>our estimate</source>
        <translation>हमारा अनुमान</translation>
    </message>
    <message>
        <source>what suits listeners, {band} {unit} ({source})</source>
        <translation>श्रोताओं को जो ठीक लगता है, {band} {unit} ({source})</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} से {most}</translation>
    </message>
    <message>
        <source>it has no header</source>
        <translation>इसमें हेडर नहीं है</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>इसका हेडर खराब है</translation>
    </message>
    <message>
        <source>It has reached the maximum length ({length}).</source>
        <translation>यह अधिकतम अवधि तक पहुँच गई है ({length})।</translation>
    </message>
    <message>
        <source>Everything recorded so far is saved; start another practice.</source>
        <translation>जो बोला गया, वह सहेजा हुआ है; नया अभ्यास शुरू करें।</translation>
    </message>
    <message>
        <source>The sound is stored in {path}.</source>
        <translation>ऑडियो {path} में रखा है।</translation>
    </message>
    <message>
        <source>Session not saved</source>
        <translation>सत्र सहेजा नहीं गया</translation>
    </message>
    <message>
        <source>Then: coach recover {session}</source>
        <translation>फिर: coach recover {session}</translation>
    </message>
    <message>
        <source>{folder} was removed, or its disk unplugged.</source>
        <translation>{folder} हटा दिया गया, या उसकी डिस्क निकाल दी गई।</translation>
    </message>
    <message>
        <source>Start again; the recording so far is lost with it.</source>
        <translation>फिर से शुरू करें; पहले जो बोला गया, वह उसके साथ चला गया।</translation>
    </message>
    <message>
        <source>Settings not saved</source>
        <translation>सेटिंग सहेजी नहीं गईं</translation>
    </message>
    <message>
        <source>session   {session}
report    {report}
timeline  {timeline}</source>
        <translation>सत्र       {session}
रिपोर्ट    {report}
टाइमलाइन  {timeline}</translation>
    </message>
    <message>
        <source>None was found.</source>
        <translation>कोई नहीं मिला।</translation>
    </message>
    <message>
        <source>No recordings</source>
        <translation>कोई रिकॉर्डिंग नहीं</translation>
    </message>
    <message>
        <source>{path} holds none with a known ending.</source>
        <translation>{path} में जाने-पहचाने एक्सटेंशन वाली कोई फ़ाइल नहीं है।</translation>
    </message>
    <message>
        <source>Nothing analysed</source>
        <translation>कुछ विश्लेषण नहीं हुआ</translation>
    </message>
    <message>
        <source>A script is compared with the words of a session that is kept.</source>
        <translation>आलेख रखे गए सत्र के शब्दों से मिलाया जाता है।</translation>
    </message>
    <message>
        <source>Leave out --no-save.</source>
        <translation>--no-save हटा दें।</translation>
    </message>
    <message>
        <source>To compare it with the script: {command}</source>
        <translation>आलेख से मिलाने के लिए: {command}</translation>
    </message>
    <message>
        <source>Name the files themselves.</source>
        <translation>फ़ाइलों के नाम स्वयं दें।</translation>
    </message>
    <message>
        <source>{minutes:g} minutes, to the end. The coach measures: {measured}</source>
        <translation>{minutes:g} मिनट, अंत तक। कोच मापता है: {measured}</translation>
    </message>
    <message>
        <source>For you now: {what}</source>
        <translation>अभी आपके लिए: {what}</translation>
    </message>
    <message>
        <source>Plug one in, or use --file.</source>
        <translation>कोई माइक्रोफ़ोन जोड़ें, या --file का इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>Listening. Ctrl-C ends it.</source>
        <translation>कोच सुन रहा है। Ctrl-C से समाप्त करें।</translation>
    </message>
    <message>
        <source>Next: coach practise {exercise}</source>
        <translation>आगे: coach practise {exercise}</translation>
    </message>
    <message>
        <source>session   {session}</source>
        <translation>सत्र       {session}</translation>
    </message>
    <message>
        <source>Hardly anything was said. To delete it: coach delete {session}</source>
        <translation>लगभग कुछ नहीं बोला गया। मिटाने के लिए: coach delete {session}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written.</source>
        <translation>{path} में लिखा नहीं जा सका।</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>कोई दूसरी जगह चुनें।</translation>
    </message>
    <message>
        <source>{kind} isn&apos;t text.</source>
        <translation>{kind} टेक्स्ट नहीं है।</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>फ़ाइल का नाम दें।</translation>
    </message>
    <message>
        <source>{path} is named twice.</source>
        <translation>{path} का नाम दो बार दिया गया है।</translation>
    </message>
    <message>
        <source>Name different files.</source>
        <translation>अलग-अलग फ़ाइलों के नाम दें।</translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation>कोई चित्र नहीं बना</translation>
    </message>
    <message>
        <source>There is no {panel!r} to draw.</source>
        <translation>बनाने के लिए {panel!r} जैसा कुछ नहीं है।</translation>
    </message>
    <message>
        <source>{path} isn&apos;t the name of a picture.</source>
        <translation>{path} किसी चित्र का नाम नहीं है।</translation>
    </message>
    <message>
        <source>End it in .png or .svg.</source>
        <translation>इसके अंत में .png या .svg लगाएँ।</translation>
    </message>
    <message>
        <source>Try: --only emotion</source>
        <translation>आज़माएँ: --only emotion</translation>
    </message>
    <message>
        <source>Its channels cancel each other out; only the strongest is used.</source>
        <translation>इसके चैनल एक-दूसरे को मिटा देते हैं; सबसे तेज़ चैनल लिया गया है।</translation>
    </message>
    <message>
        <source>Its samples range up to 32768 instead of 1; they were scaled to fit.</source>
        <translation>इसके सैंपल 1 के बजाय 32768 तक की संख्याएँ हैं, और वैसे ही पढ़े गए हैं।</translation>
    </message>
    <message>
        <source>It is {decibels:.1f} dB over full scale, and was turned down to fit.</source>
        <translation>यह पूरे पैमाने से {decibels:.1f} dB ऊपर है, और उतना ही धीमा करके पढ़ा गया है।</translation>
    </message>
    <message>
        <source>Its index is missing, as if the recording wasn&apos;t ended properly.</source>
        <translation>इसकी विषय-सूची (index) नहीं है, मानो रिकॉर्डिंग ठीक से समाप्त नहीं हुई।</translation>
    </message>
    <message>
        <source>The end may be missing: the file stops in the middle.</source>
        <translation>हो सकता है अंत का हिस्सा न हो: फ़ाइल बीच में रुक जाती है।</translation>
    </message>
    <message>
        <source>Repair it in the program that made it.</source>
        <translation>जिस प्रोग्राम से यह बनी है, उसी में इसे ठीक करें।</translation>
    </message>
    <message>
        <source>It has {count} sound tracks; one of them is read.</source>
        <translation>इसमें {count} ध्वनि-ट्रैक हैं; उनमें से एक पढ़ा गया है।</translation>
    </message>
    <message>
        <source>{seconds:.1f} s of it are missing or damaged; silence replaces them.</source>
        <translation>इसके {seconds:.1f} सेकंड नहीं हैं या खराब हैं; उनकी जगह मौन है।</translation>
    </message>
    <message>
        <source>Damaged parts were left out.</source>
        <translation>इसका कुछ हिस्सा खराब है और छोड़ दिया गया है।</translation>
    </message>
    <message>
        <source>There is no sound in it.</source>
        <translation>इसमें कोई आवाज़ नहीं है।</translation>
    </message>
    <message>
        <source>The coach can&apos;t decode the sound in it ({format}).</source>
        <translation>कोच नहीं जानता कि इसकी आवाज़ किस तरह कूटबद्ध है ({format})।</translation>
    </message>
    <message>
        <source>Its header gives no length, as if the recording was never finished.</source>
        <translation>इसके हेडर में अवधि नहीं लिखी है, मानो यह पूरी नहीं हुई।</translation>
    </message>
    <message>
        <source>Its header says that it is {claimed:.1f} s long, but there are {found:.1f} s.</source>
        <translation>इसके हेडर में अवधि {claimed:.1f} सेकंड लिखी है, पर इसमें {found:.1f} सेकंड हैं।</translation>
    </message>
    <message>
        <source>The end is missing: {found:.1f} of {claimed:.1f} s are there.</source>
        <translation>अंत का हिस्सा नहीं है: {claimed:.1f} में से {found:.1f} सेकंड मौजूद हैं।</translation>
    </message>
    <message>
        <source>Its parts differ in rate or channels; all were converted to match the first.</source>
        <translation>इसके हिस्सों की दर या चैनल अलग-अलग हैं; सबको पहले जैसा कर दिया गया है।</translation>
    </message>
    <message>
        <source>Output not written</source>
        <translation>आउटपुट लिखा नहीं गया</translation>
    </message>
    <message>
        <source>Standard output can&apos;t be written ({why}).</source>
        <translation>मानक आउटपुट में लिखा नहीं जा सकता ({why})।</translation>
    </message>
    <message>
        <source>Redirect it elsewhere.</source>
        <translation>इसे किसी दूसरी जगह भेजें।</translation>
    </message>
    <message>
        <source>Nothing is known yet; the coach learns it from your practices.</source>
        <translation>इसके बारे में अभी कुछ पता नहीं: यह आपके अभ्यासों से सीखी जाती है।</translation>
    </message>
    <message numerus="yes">
        <source>Known from %n practice(s), {minutes:.1f} minutes of speech.</source>
        <translation>
            <numerusform>%n अभ्यास से, {minutes:.1f} मिनट की बात से पता है।</numerusform>
            <numerusform>%n अभ्यासों से, {minutes:.1f} मिनट की बात से पता है।</numerusform>
        </translation>
    </message>
    <message>
        <source>Usually: {figures}.</source>
        <translation>आम तौर पर: {figures}।</translation>
    </message>
    <message>
        <source>It stays on this computer.</source>
        <translation>यह इसी कंप्यूटर पर रहता है।</translation>
    </message>
    <message>
        <source>All tones</source>
        <translation>सभी लहजे</translation>
    </message>
    <message>
        <source>System microphone</source>
        <translation>सिस्टम का माइक्रोफ़ोन</translation>
    </message>
    <message>
        <source>Sound not added</source>
        <translation>ऑडियो नहीं जोड़ा गया</translation>
    </message>
    <message>
        <source>libsndfile can&apos;t write MP3 here ({why}).</source>
        <translation>libsndfile यहाँ MP3 नहीं लिख सकता ({why})।</translation>
    </message>
    <message>
        <source>Save the page without sound.</source>
        <translation>पेज को बिना ऑडियो के सहेजें।</translation>
    </message>
    <message>
        <source>Not added to the menu</source>
        <translation>मेनू में नहीं जोड़ा गया</translation>
    </message>
    <message>
        <source>Not removed from the menu</source>
        <translation>मेनू से नहीं हटाया गया</translation>
    </message>
    <message>
        <source>{path} can&apos;t be deleted ({why}).</source>
        <translation>{path} मिटाया नहीं जा सकता ({why})।</translation>
    </message>
    <message>
        <source>Check that you own the folder.</source>
        <translation>जाँचें कि फ़ोल्डर आपका है।</translation>
    </message>
    <message>
        <source>No desktop entry</source>
        <translation>मेनू में जोड़ा नहीं जा सकता</translation>
    </message>
    <message>
        <source>Only the desktops of Linux have them.</source>
        <translation>ऐसा सिर्फ़ Linux के डेस्कटॉप पर होता है।</translation>
    </message>
    <message>
        <source>Pin the coach to the task bar or the Dock instead.</source>
        <translation>इसके बजाय कोच को टास्कबार या Dock पर पिन करें।</translation>
    </message>
    <message>
        <source>Too quiet: come closer, or turn the microphone up.</source>
        <translation>आवाज़ बहुत दबी है: पास आएँ, या माइक्रोफ़ोन का स्तर बढ़ाएँ।</translation>
    </message>
    <message>
        <source>The room is loud: come closer to the microphone.</source>
        <translation>कमरे में शोर है: माइक्रोफ़ोन के पास आएँ।</translation>
    </message>
    <message>
        <source>Good level.</source>
        <comment>of the microphone</comment>
        <translation>स्तर ठीक है।</translation>
    </message>
    <message>
        <source>Say a few words.</source>
        <translation>कुछ शब्द बोलें।</translation>
    </message>
    <message>
        <source>Too loud: move back, or turn the microphone down.</source>
        <translation>आवाज़ बहुत ऊँची है: पीछे हटें, या माइक्रोफ़ोन का स्तर घटाएँ।</translation>
    </message>
    <message>
        <source>Speech for {speech} of {length}</source>
        <translation>{length} में से {speech} बोला गया</translation>
    </message>
    <message>
        <source>{before} of silence at the start and {after} at the end left out.</source>
        <translation>शुरू में {before} और अंत में {after} की चुप्पी गिनी नहीं गई।</translation>
    </message>
    <message>
        <source>{before} of silence at the start left out.</source>
        <translation>शुरू में {before} की चुप्पी गिनी नहीं गई।</translation>
    </message>
    <message>
        <source>{after} of silence at the end left out.</source>
        <translation>अंत में {after} की चुप्पी गिनी नहीं गई।</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n मिनट</numerusform>
            <numerusform>%n मिनट</numerusform>
        </translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>अभी नहीं किया</translation>
    </message>
    <message>
        <source>See what to do (arrow keys); Enter starts it</source>
        <translation>देखें कि क्या करना है (तीर कुंजियाँ); Enter से शुरू होता है</translation>
    </message>
    <message>
        <source>in the goal</source>
        <comment>a figure</comment>
        <translation>लक्ष्य के भीतर</translation>
    </message>
    <message>
        <source>below the goal: {goal}</source>
        <translation>लक्ष्य से कम: {goal}</translation>
    </message>
    <message>
        <source>above the goal: {goal}</source>
        <translation>लक्ष्य से ज़्यादा: {goal}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>बाकी समय</translation>
    </message>
    <message>
        <source>Time of the exercise</source>
        <translation>व्यायाम का समय</translation>
    </message>
    <message>
        <source>Text to read aloud</source>
        <translation>बोलकर पढ़ने का पाठ</translation>
    </message>
    <message>
        <source>Time is up: finish when you like</source>
        <translation>समय पूरा: जब चाहें समाप्त करें</translation>
    </message>
    <message>
        <source>See its report</source>
        <translation>इसकी रिपोर्ट देखें</translation>
    </message>
    <message>
        <source>Open the last practice</source>
        <translation>पिछला अभ्यास खोलें</translation>
    </message>
    <message>
        <source>Last practice</source>
        <translation>पिछला अभ्यास</translation>
    </message>
    <message>
        <source>Turn to this exercise</source>
        <translation>इस व्यायाम पर जाएँ</translation>
    </message>
    <message>
        <source>This week&apos;s next step</source>
        <translation>इस हफ़्ते का अगला कदम</translation>
    </message>
    <message>
        <source>usually {range}</source>
        <translation>आम तौर पर {range}</translation>
    </message>
    <message>
        <source>good: {range}</source>
        <translation>ठीक: {range}</translation>
    </message>
    <message>
        <source>Trends of</source>
        <translation>किसके रुझान</translation>
    </message>
    <message>
        <source>The kind of sessions to compare</source>
        <translation>किस तरह के सत्रों की तुलना हो</translation>
    </message>
    <message>
        <source>Shaded: your usual range.</source>
        <translation>छायांकित: आपकी आम सीमा।</translation>
    </message>
    <message>
        <source>Between the dashes: what suits listeners.</source>
        <translation>टूटी रेखाओं के बीच: जो श्रोताओं को ठीक लगता है।</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>रुझान</translation>
    </message>
    <message>
        <source>Practise three times, and you see here how your pace, fillers and pauses change.</source>
        <translation>तीन बार अभ्यास करें, फिर यहाँ दिखेगा कि आपकी गति, भराव शब्द और विराम कैसे बदलते हैं।</translation>
    </message>
    <message>
        <source>Practise now</source>
        <translation>अभी अभ्यास करें</translation>
    </message>
    <message>
        <source>Go to the practice page</source>
        <translation>अभ्यास पेज पर जाएँ</translation>
    </message>
    <message>
        <source>Marks and curves</source>
        <translation>चिह्न और वक्र</translation>
    </message>
    <message>
        <source>Show or hide what is below the waveform (M)</source>
        <translation>वेवफ़ॉर्म के नीचे जो है, उसे दिखाएँ या छिपाएँ (M)</translation>
    </message>
    <message>
        <source>marks and curves</source>
        <translation>चिह्न और वक्र</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>an exercise</comment>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Do the same exercise once more, with the microphone</source>
        <translation>वही व्यायाम माइक्रोफ़ोन के साथ एक बार और करें</translation>
    </message>
    <message>
        <source>It is at {time}, {length:.0f} seconds long. Hear it, then say it in your own words, with this one change.</source>
        <translation>यह {time} पर है, {length:.0f} सेकंड लंबा। इसे सुनें, फिर बस इस एक बदलाव के साथ अपने शब्दों में बोलें।</translation>
    </message>
    <message>
        <source>Hear it as it was</source>
        <translation>जैसा था, वैसा सुनें</translation>
    </message>
    <message>
        <source>Play the moment</source>
        <translation>वह क्षण चलाएँ</translation>
    </message>
    <message>
        <source>Nothing of it is kept</source>
        <translation>इसका कुछ भी रखा नहीं जाता</translation>
    </message>
    <message>
        <source>Hear it now</source>
        <translation>अब जैसा है, सुनें</translation>
    </message>
    <message>
        <source>Play the new attempt</source>
        <translation>नया प्रयास चलाएँ</translation>
    </message>
    <message>
        <source>Close this</source>
        <translation>इसे बंद करें</translation>
    </message>
    <message>
        <source>Say it again: {change}</source>
        <translation>फिर से बोलें: {change}</translation>
    </message>
    <message>
        <source>To say it again needs one.</source>
        <translation>फिर से बोलने के लिए माइक्रोफ़ोन चाहिए।</translation>
    </message>
    <message>
        <source>Connect one, and press the button again.</source>
        <translation>एक जोड़ें और बटन फिर से दबाएँ।</translation>
    </message>
    <message>
        <source>Stop ({time})</source>
        <translation>रोकें ({time})</translation>
    </message>
    <message>
        <source>Record it again</source>
        <translation>एक बार और रिकॉर्ड करें</translation>
    </message>
    <message>
        <source>Hear both, as loud as they were recorded. Did it come across?</source>
        <translation>दोनों सुनें, जितनी तेज़ आवाज़ में रिकॉर्ड हुए थे। क्या असर पड़ा?</translation>
    </message>
    <message>
        <source>{name}: {change}</source>
        <translation>{name}: {change}</translation>
    </message>
    <message>
        <source>Record it anew</source>
        <translation>नया रिकॉर्ड करें</translation>
    </message>
    <message>
        <source>Hear both, at the same loudness. Did it come across?</source>
        <translation>दोनों को बराबर आवाज़ में सुनें। क्या बदलाव सुनाई दिया?</translation>
    </message>
    <message numerus="yes">
        <source>last %n</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>पिछला %n</numerusform>
            <numerusform>पिछले %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n session(s), up to this one</source>
        <translation>
            <numerusform>इस सत्र तक का %n सत्र</numerusform>
            <numerusform>इस सत्र तक के %n सत्र</numerusform>
        </translation>
    </message>
    <message>
        <source>Show or hide it</source>
        <translation>दिखाएँ या छिपाएँ</translation>
    </message>
    <message>
        <source>Exercise</source>
        <comment>a kind of session</comment>
        <translation>व्यायाम</translation>
    </message>
    <message>
        <source>{tone} {share:.0%}</source>
        <translation>{tone} {share:.0%}</translation>
    </message>
    <message>
        <source>The line is the pace from beginning to end, from {low:g} to {high:g} {unit}; shaded is what suits listeners.</source>
        <translation>रेखा शुरू से अंत तक की गति है, {low:g} से {high:g} {unit} तक; रंगी पट्टी: जो श्रोताओं को ठीक लगता है।</translation>
    </message>
    <message>
        <source>How much of the speech each tone took, the commonest first. Grey: not sure.</source>
        <translation>बोलने के समय में हर लहजे का हिस्सा, सबसे आम पहले। धूसर: पक्का नहीं।</translation>
    </message>
    <message>
        <source>usually {value}</source>
        <translation>आम: {value}</translation>
    </message>
    <message>
        <source>good</source>
        <comment>how a figure is</comment>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>{words:.0f} words a minute</source>
        <translation>प्रति मिनट {words:.0f} शब्द</translation>
    </message>
    <message>
        <source>Tone</source>
        <comment>a tile</comment>
        <translation>लहजा</translation>
    </message>
    <message>
        <source>clear for {share:.0%} of the time</source>
        <translation>{share:.0%} समय साफ़</translation>
    </message>
    <message>
        <source>otherwise unclear</source>
        <translation>बाकी समय साफ़ नहीं</translation>
    </message>
    <message>
        <source>how often the voice sounded {tone} to the model</source>
        <translation>मॉडल को आवाज़ कितनी बार {tone} लगी</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>Can&apos;t tell</source>
        <comment>whether a figure got better</comment>
        <translation>कहना मुश्किल</translation>
    </message>
    <message>
        <source>From A to B · better: {better} · worse: {worse}</source>
        <translation>A से B तक · बेहतर: {better} · कमज़ोर: {worse}</translation>
    </message>
    <message>
        <source>From A to B · better: {better}</source>
        <translation>A से B तक · बेहतर: {better}</translation>
    </message>
    <message>
        <source>From A to B · worse: {worse}</source>
        <translation>A से B तक · कमज़ोर: {worse}</translation>
    </message>
    <message>
        <source>From A to B · nothing clearly better or worse</source>
        <translation>A से B तक · कुछ भी साफ़ तौर पर बेहतर या कमज़ोर नहीं</translation>
    </message>
    <message>
        <source>Too little was said to tell which is better</source>
        <translation>इतना कम बोला गया कि कौन-सा बेहतर है, यह कहना मुश्किल है</translation>
    </message>
    <message>
        <source>Stop listening (Esc)</source>
        <translation>सुनना रोकें (Esc)</translation>
    </message>
    <message>
        <source>How much of the recording has been played</source>
        <translation>रिकॉर्डिंग कितनी सुनी जा चुकी है</translation>
    </message>
    <message>
        <source>See it in the replay</source>
        <translation>इसे दोबारा सुनने वाले पन्ने पर देखें</translation>
    </message>
    <message>
        <source>Go on there, with the tones and curves (R)</source>
        <translation>वहाँ लहजों और वक्रों के साथ आगे सुनें (R)</translation>
    </message>
    <message>
        <source>{time} of {length}</source>
        <translation>{length} में से {time}</translation>
    </message>
    <message>
        <source>Can&apos;t analyse {name!r}</source>
        <translation>{name!r} का विश्लेषण नहीं हो सका</translation>
    </message>
    <message>
        <source>The process that analysed it ended ({code}).</source>
        <translation>उसका विश्लेषण करने वाली प्रक्रिया बंद हो गई ({code})।</translation>
    </message>
    <message>
        <source>No model was found.</source>
        <translation>कोई मॉडल नहीं मिला।</translation>
    </message>
    <message>
        <source>Any Whisper model in CTranslate2&apos;s format will do. To get one, with the internet: {get}
To use one: {use}</source>
        <translation>CTranslate2 के प्रारूप में कोई भी Whisper मॉडल चलेगा। इंटरनेट से पाने के लिए: {get}
इस्तेमाल करने के लिए: {use}</translation>
    </message>
    <message>
        <source>Language not understood</source>
        <translation>भाषा समझ में नहीं आई</translation>
    </message>
    <message>
        <source>{name!r} isn&apos;t a language&apos;s code.</source>
        <translation>{name!r} किसी भाषा का कोड नहीं है।</translation>
    </message>
    <message>
        <source>Use two letters, as in en or hi; none to find out.</source>
        <translation>दो अक्षर लिखें, जैसे en या hi; अपने आप पहचानने के लिए कुछ न लिखें।</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>केवल अंग्रेज़ी</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>कई भाषाएँ</translation>
    </message>
    <message>
        <source>{times:.0f} times real time on one core</source>
        <translation>एक कोर पर वास्तविक समय से {times:.0f} गुना तेज़</translation>
    </message>
    <message numerus="yes">
        <source>{session}  %n word(s)</source>
        <translation>
            <numerusform>{session}  %n शब्द</numerusform>
            <numerusform>{session}  %n शब्द</numerusform>
        </translation>
    </message>
    <message>
        <source>No words in this session</source>
        <translation>इस सत्र में शब्द नहीं हैं</translation>
    </message>
    <message>
        <source>No speech recogniser has heard it.</source>
        <translation>किसी वाक् पहचानकर्ता ने इसे नहीं सुना है।</translation>
    </message>
    <message>
        <source>Let one: {command}</source>
        <translation>सुनवाएँ: {command}</translation>
    </message>
    <message>
        <source>Recognising the words</source>
        <translation>शब्द पहचाने जा रहे हैं</translation>
    </message>
    <message>
        <source>Recognise the words</source>
        <translation>शब्द पहचानें</translation>
    </message>
    <message>
        <source>On this computer; it takes a while</source>
        <translation>इसी कंप्यूटर पर; कुछ समय लगेगा</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>मॉडल चुनें…</translation>
    </message>
    <message>
        <source>In the settings</source>
        <translation>सेटिंग में</translation>
    </message>
    <message>
        <source>What you mean to say</source>
        <translation>आप जो कहना चाहते हैं</translation>
    </message>
    <message>
        <source>Paste your script or your notes here, or open a file.</source>
        <translation>अपना आलेख या नोट यहाँ चिपकाएँ, या फ़ाइल खोलें।</translation>
    </message>
    <message>
        <source>Lines that begin with # are headings: the plan goes by them. It stays on this computer.</source>
        <translation># से शुरू होने वाली पंक्तियाँ शीर्षक हैं: योजना उन्हीं से बनती है। यह इसी कंप्यूटर पर रहता है।</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>फ़ाइल खोलें…</translation>
    </message>
    <message>
        <source>A text, Markdown, or the notes of a presentation</source>
        <translation>टेक्स्ट, Markdown, या प्रस्तुति के नोट</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Practise without a script</source>
        <translation>आलेख के बिना अभ्यास करें</translation>
    </message>
    <message>
        <source>Use it</source>
        <comment>a script</comment>
        <translation>इस्तेमाल करें</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Open a script</source>
        <translation>आलेख खोलें</translation>
    </message>
    <message>
        <source>Scripts ({kinds})</source>
        <translation>आलेख ({kinds})</translation>
    </message>
    <message>
        <source>Leave the words out</source>
        <translation>शब्द रहने दें</translation>
    </message>
    <message>
        <source>Recognising what you said. You can go on meanwhile.</source>
        <translation>आपने जो कहा वह पहचाना जा रहा है। इस बीच आप आगे बढ़ सकते हैं।</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>इस कंप्यूटर से कुछ बाहर नहीं जाता।</translation>
    </message>
    <message>
        <source>Words can be shown here. That needs a model, which you choose once.</source>
        <translation>यहाँ शब्द दिखाए जा सकते हैं। इसके लिए एक मॉडल चाहिए, जिसे आप एक बार चुनते हैं।</translation>
    </message>
    <message>
        <source>Words can be shown here. That needs a speech recogniser: {command}</source>
        <translation>यहाँ शब्द दिखाए जा सकते हैं। इसके लिए वाक् पहचानकर्ता चाहिए: {command}</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>शब्द</translation>
    </message>
    <message>
        <source>Recognise what I say, with</source>
        <translation>मैं जो कहता/कहती हूँ उसे इससे पहचानें</translation>
    </message>
    <message>
        <source>A model of a speech recogniser; it runs on this computer alone</source>
        <translation>वाक् पहचानकर्ता का मॉडल; यह केवल इसी कंप्यूटर पर चलता है</translation>
    </message>
    <message>
        <source>After each practice the report then shows your words. No internet is used.</source>
        <translation>तब हर अभ्यास के बाद रिपोर्ट में आपके शब्द दिखते हैं। इंटरनेट का उपयोग नहीं होता।</translation>
    </message>
    <message>
        <source>I speak</source>
        <comment>a language</comment>
        <translation>मेरी भाषा</translation>
    </message>
    <message>
        <source>The language of your talks</source>
        <translation>आपके वक्तव्यों की भाषा</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>दूसरा फ़ोल्डर इस्तेमाल करें…</translation>
    </message>
    <message>
        <source>A Whisper model in CTranslate2&apos;s format</source>
        <translation>CTranslate2 के प्रारूप में Whisper मॉडल</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no model</comment>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>It needs a speech recogniser: {command}</source>
        <translation>इसके लिए वाक् पहचानकर्ता चाहिए: {command}</translation>
    </message>
    <message>
        <source>There is no model yet. Put its folder into {folder}; how to get one: coach words</source>
        <translation>अभी कोई मॉडल नहीं है। उसका फ़ोल्डर {folder} में रखें; कैसे पाएँ: coach words</translation>
    </message>
    <message>
        <source>The model&apos;s folder</source>
        <translation>मॉडल का फ़ोल्डर</translation>
    </message>
    <message>
        <source>Find out</source>
        <comment>which language is spoken</comment>
        <translation>अपने आप पहचानें</translation>
    </message>
    <message>
        <source>None were recognised</source>
        <translation>कोई पहचाना नहीं गया</translation>
    </message>
    <message>
        <source>Words a minute</source>
        <translation>प्रति मिनट शब्द</translation>
    </message>
    <message>
        <source>Pauses included; {range} are easy to follow</source>
        <translation>विराम सहित; {range} समझने में आसान हैं</translation>
    </message>
    <message>
        <source>Filler words</source>
        <translation>भराव शब्द</translation>
    </message>
    <message>
        <source>Words that hedge</source>
        <translation>हिचकिचाहट वाले शब्द</translation>
    </message>
    <message>
        <source>Words said twice</source>
        <translation>दो बार बोले गए शब्द</translation>
    </message>
    <message>
        <source>Sentences too long to follow</source>
        <translation>समझने के लिए बहुत लंबे वाक्य</translation>
    </message>
    <message>
        <source>The longest has {count} words</source>
        <translation>सबसे लंबे में {count} शब्द हैं</translation>
    </message>
    <message>
        <source>Of its words, heard in its order</source>
        <translation>उसके शब्दों में से, उसी क्रम में सुने गए</translation>
    </message>
    <message>
        <source>Of the script</source>
        <translation>आलेख में से</translation>
    </message>
    <message>
        <source>Left out of the script</source>
        <translation>आलेख से छूटा</translation>
    </message>
    <message>
        <source>Changed from the script</source>
        <translation>आलेख से बदला</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>सबसे ज़्यादा इस्तेमाल</translation>
    </message>
    <message>
        <source>A computer&apos;s guess, by {name}: some words are wrong. Pauses and fillers were found by their sound.</source>
        <translation>{name} का अनुमान: कुछ शब्द ग़लत हैं। विराम और भराव शब्द उनकी ध्वनि से पहचाने गए।</translation>
    </message>
    <message>
        <source>{count}: at {places}</source>
        <translation>{count}: {places} पर</translation>
    </message>
    <message>
        <source>It failed while it recognised words ({why}).</source>
        <translation>शब्द पहचानते समय यह विफल रहा ({why})।</translation>
    </message>
    <message>
        <source>There is too little memory for it.</source>
        <translation>इसके लिए मेमोरी बहुत कम है।</translation>
    </message>
    <message>
        <source>It can&apos;t be loaded, and may be damaged ({why}).</source>
        <translation>यह लोड नहीं हो सकता, शायद ख़राब है ({why})।</translation>
    </message>
    <message>
        <source>See how to get one: coach words</source>
        <translation>कैसे पाएँ, देखें: coach words</translation>
    </message>
    <message>
        <source>Words can&apos;t be recognised</source>
        <translation>शब्द पहचाने नहीं जा सकते</translation>
    </message>
    <message>
        <source>The speech recogniser isn&apos;t installed.</source>
        <translation>वाक् पहचानकर्ता इंस्टॉल नहीं है।</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>यह बहुत बड़ा है।</translation>
    </message>
    <message>
        <source>Paste the text instead.</source>
        <translation>इसके बजाय पाठ चिपकाएँ।</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>इसमें कोई पाठ नहीं है।</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>दूसरी फ़ाइल चुनें।</translation>
    </message>
    <message>
        <source>Use a part of it.</source>
        <translation>इसका एक हिस्सा इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>It isn&apos;t a text.</source>
        <translation>यह टेक्स्ट नहीं है।</translation>
    </message>
    <message>
        <source>Presentations can&apos;t be read here.</source>
        <translation>यहाँ प्रस्तुतियाँ नहीं पढ़ी जा सकतीं।</translation>
    </message>
    <message>
        <source>Install it: {command}</source>
        <translation>इंस्टॉल करें: {command}</translation>
    </message>
    <message>
        <source>Slide {number}</source>
        <translation>स्लाइड {number}</translation>
    </message>
    <message>
        <source>It isn&apos;t a presentation, or it is damaged ({why}).</source>
        <translation>यह प्रस्तुति नहीं है, या ख़राब है ({why})।</translation>
    </message>
    <message>
        <source>Save it again as .pptx.</source>
        <translation>इसे फिर से .pptx के रूप में सहेजें।</translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation>कोई मॉडल नहीं चुना गया है।</translation>
    </message>
    <message>
        <source>It knows English alone, and you speak {language}.</source>
        <translation>यह केवल अंग्रेज़ी जानता है, और आप {language} बोलते हैं।</translation>
    </message>
    <message>
        <source>Choose a model of many languages, or: coach words --language en</source>
        <translation>कई भाषाओं वाला मॉडल चुनें, या: coach words --language en</translation>
    </message>
    <message>
        <source>The words&apos; model {name!r} can&apos;t be used</source>
        <translation>शब्दों का मॉडल {name!r} इस्तेमाल नहीं हो सकता</translation>
    </message>
    <message>
        <source>It holds a model for another program; the coach needs CTranslate2&apos;s format.</source>
        <translation>इसमें किसी दूसरे प्रोग्राम का मॉडल है; कोच को CTranslate2 का प्रारूप चाहिए।</translation>
    </message>
    <message>
        <source>Convert it: ct2-transformers-converter --quantization int8</source>
        <translation>बदलें: ct2-transformers-converter --quantization int8</translation>
    </message>
    <message>
        <source>There is no {files} in it.</source>
        <translation>इसमें {files} नहीं है।</translation>
    </message>
    <message>
        <source>The recogniser can&apos;t be started ({why}).</source>
        <translation>पहचानकर्ता शुरू नहीं हो सका ({why})।</translation>
    </message>
    <message>
        <source>The recogniser crashed, perhaps because memory ran out.</source>
        <translation>पहचानकर्ता बंद हो गया, शायद मेमोरी ख़त्म होने से।</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>दूसरे प्रोग्राम बंद करें, या छोटा मॉडल चुनें।</translation>
    </message>
    <message>
        <source>The line that you are saying; click another to go on from there</source>
        <translation>वह पंक्ति जो आप बोल रहे हैं; किसी दूसरी पर क्लिक करके वहाँ से आगे बढ़ें</translation>
    </message>
    <message>
        <source>Script</source>
        <comment>of a talk</comment>
        <translation>आलेख</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Speaking coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep sessions in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jan</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apr</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jun</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jul</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aug</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sep</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oct</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nov</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dec</source>
        <comment>short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day:02} {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day:02} {month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time:%H:%M}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subdued</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forceful</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate:.1f} syllables a second is fast for what is new to listeners; {low} to {high} suits a talk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {share:.0f}% of the time you spoke faster than suits a talk; on the whole it was {rate:.1f} syllables a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fast</source>
        <comment>how a passage sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate:.1f} syllables a second, pauses included, is slow for a talk; {low} to {high} suits one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pace, {rate:.1f} syllables a second, suits a talk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest stretch without one took {length:.0f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were {rate:.1f} a minute; a talk breathes from {least:.0f} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pause of half a second at the end of a sentence gives listeners time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length:.0f} s without a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pause, and let listeners catch up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardly a filler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few fillers; so few cost nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let silence stand for a filler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate:.1f} fillers a minute. Up to {few:.0f} cost nothing; from about {many:.0f}, listeners notice them more than the talk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a filler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within ten seconds your pitch usually moves by {spread:.1f} semitones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under {low:.0f} sounds flat; {high} and more is lively.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {share:.0f}% of the time it hardly moved, and that sounds flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vary your pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat</source>
        <comment>how a passage sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice has some melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice is lively.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {share:.0f}% of the time you spoke much more softly than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep up your voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry the voice to the end of the sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.0f}% of the phrases fade away at their end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hard to hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your volume holds to the end of the sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them hear that you care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The energy of your voice was {energy:.0f}% on average, as the model hears it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice has energy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breathe out before you begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {share:.0%} of the readings your voice sounded tense to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tense</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n filler(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>a pause of {length:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>little energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harsh</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>animated</source>
        <comment>how a voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not very sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <comment>energy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <comment>energy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <comment>energy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeated sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn-out sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fast stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soft stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too loud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computer too busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>microphone lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computer asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>talk</source>
        <comment>a kind of task</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading</source>
        <comment>a kind of task</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conversation</source>
        <comment>a kind of task</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pauses}, all long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pauses}, {long} of them long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own your pace: slow is a choice, and so is fast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>syllables/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace without pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace varies by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the text aloud at your usual pace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it again as if to somebody who takes notes. Give every word its room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it a third time so that it lies between the two. That is your pace for a room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every street has a tree that nobody looks at. It was there before the houses, and it may well be there after them. In summer it cools the air by four degrees. In autumn it gives the children something to kick. All it asks for is a little water and some room for its roots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it at two speeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pace over the whole lies between 2.4 and 4.0 syllables a second, and it varies from phrase to phrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give listeners the time to take in what you said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fillers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bursts of fillers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses with a filler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses inside a phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn-out sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest without a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell something you know well, in short sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At every full stop close your mouth and breathe in through the nose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only then begin the next sentence. It feels long; to listeners it sounds right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause at the full stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least eight pauses a minute, and no stretch of more than 12 seconds without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wake up the melody of your voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitch variety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semitones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitch range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases that end rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases that end falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pitch variety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say &quot;no&quot; as a question that slides up, then as an answer that slides down. Five times each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say &quot;this is what I mean&quot; and let one word jump out by its pitch. Choose another word each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now tell what you did yesterday, and let your voice jump on the most important word of each sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide the pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pitch varies by 2.5 semitones or more within ten seconds, most of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a silence stand where an &quot;um&quot; would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fillers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk for two minutes about how you got to where you are now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you feel an &quot;um&quot; coming, close your lips and let the moment pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t aim at none: a few cost nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap a filler for silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to five fillers a minute. Heard are those that stand between two silences, not those that run into a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ease into a word that tends to get stuck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breathe out a little before the word, then let the voice come in on the breath.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with words that start with a vowel: &quot;apple&quot;, &quot;open&quot;, &quot;every&quot;. Draw the first sound out gently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the text so. There is no hurry, and nothing to get wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under an old apple tree, a few of us open our lunch each autumn afternoon. Everybody eats outside until evening. Even in October it is almost always easy and calm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the voice broke off inside a word: at most once a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be heard in the last row, to the end of each sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phrases that fade away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time spoken softly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand up. Choose a spot at the other end of the room and speak to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry the last word of every sentence all the way there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loud is not high: keep the pitch where it is and let the breath do the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project without pushing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most one phrase in seven fades away at its end, and there is no long quiet stretch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the voice that you have when nothing is at stake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phrases that end rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breathe out for longer than you breathe in, three times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell, as to a friend on a walk, what your talk is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let each sentence end low.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell it calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The energy stays under 40%, and most phrases end level or falling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let people hear that you care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Think of somebody whom your subject would delight, and smile: it can be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.0%} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was marked ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you say: not so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrase by phrase ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(hear {time})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell them the one thing about it that you love most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell it again with twice the energy. It will feel too much; it rarely is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell it warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The energy is 50 % or more, and the pitch varies by 2 semitones or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is its report. What was marked is listed further down; click a line, and hear it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Um”: a filler. It is counted below. Up to five a minute cost nothing; a silence in its place sounds surer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Wa-wa-water”: a repeated sound. It is marked because the tour has fluency practice on; for yours there is a switch in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A long pause, over a second. Before a new thought it is a strength.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now all of it is on one note. In some seconds “variety” falls: how far the pitch moved in the last ten, in semitones (st).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“To… gether”: the voice was held back inside a word, which is called a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Mo-o-ore”: a drawn-out sound. Such marks are facts; they are never in any score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now it is too fast. Watch “pace” climb past four syllables a second. With the focus on pace, a cue appears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pause at the end of a sentence: about half a second is what sounds natural. It is counted below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now the voice drops. “Volume” is against the speaker&apos;s own usual level, so it doesn&apos;t matter how far away the microphone is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud for the microphone: the tops of the sound are cut off. Move back a little, or turn its level down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A talk is played to the coach in the microphone&apos;s place. The big word is how the voice sounds; often the coach is not sure, and says so. Below it are the last minute, and figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the coach again, or restore the folder from the release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No emotion model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion model altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} isn&apos;t the file its card describes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion model doesn&apos;t fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card in {folder} describes another network or another rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume against your usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume varies by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases that fade away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above the noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes more than {gib:.0f} GiB of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decoder failed over it ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again from the program that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut off: the end is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be opened ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a pipe or device, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It isn&apos;t a sound file the coach knows, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use WAV, FLAC, OGG, MP3 or AIFF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {channels} channels; the coach reads up to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the speaker&apos;s channel as mono.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rate is {rate} Hz; the coach reads {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to 48000 Hz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds no samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It doesn&apos;t say how long it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It claims to be {hours:,.1f} hours long; at {rate} Hz the coach reads up to {most:.1f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it into parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It isn&apos;t made of numbers (but of NaN or infinity).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound breaks off after {at:.1f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PortAudio can&apos;t be loaded ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Debian or Ubuntu: sudo apt-get install libportaudio2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound system hangs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A microphone that stopped sending sound can&apos;t be closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the system&apos;s sound service, or the coach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound system doesn&apos;t start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PortAudio says: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the system&apos;s sound service runs, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound devices can&apos;t be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the system&apos;s sound service runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone can&apos;t be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} refused ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use it, allow access to it, or look again for microphones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No loudspeaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording can&apos;t be heard here ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cursor moves all the same; plug in headphones and open the replay again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing could be read for {seconds:.0f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it to this computer, or convert it to WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding it was ended from outside, perhaps for want of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decoder crashed over it; it may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again, as WAV or FLAC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&apos;t read {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording not made smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be written ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has space; the recording is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No sound came for %n minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What was said before is kept; start again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug it in again or choose another one; what was said so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} went away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} stopped sending sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug it in again, or finish; with another one connected it goes on with that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on with {name!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--fluency is in the wrong place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the command&apos;s.</source>
        <comment>the option --fluency</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No display: running the sample talk without a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}. {goal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: {figures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone found: plug one in, or practise with: coach demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session {session}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coach: a bug; the details are in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Advice takes %n second(s) of speech.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Faster</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More pauses</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer pauses</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More fillers</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer fillers</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More pitch variety</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less pitch variety</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More energy</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less energy</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{change}: {now}, usually {then}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{change}: {now}, last time {then}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slower</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faster</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good pace</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good pause</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breathe</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clean</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vary</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lively</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>louder</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breathe out</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more energy</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good energy</source>
        <comment>to a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n practice(s), {time}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {most:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {least:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least:g} to {most:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure} (goal: {goal})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little was heard to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met. Well done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet. Once more?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exercise {key!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See: coach practise</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Practise on %n day(s) a week</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{figure} {limits}, {how_often}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>once</source>
        <comment>how often a goal is to be reached</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n talk(s) running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n reading(s) running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n conversation(s) running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Met on {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reached} of {times} in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{reached} of %n day(s) this week</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{reached} of %n week(s) in a row</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part!r} doesn&apos;t end in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part!r} takes no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write minutes after each section, and commas between: opening 1, middle 5:30, end 1.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone sends only silence: is it muted, or has the coach no permission to use it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud for the microphone: move back, or turn its level down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room is loud: come closer to the microphone, or expect the coach to mishear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are hardly heard: come closer to the microphone, or turn its level up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound was too loud for the microphone, and parts of it are cut off; the coach may have misheard. Move back, or turn the microphone&apos;s level down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room was loud, and the coach may have misheard. Come closer to the microphone, or find a quieter room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone hardly heard you, and the coach may have misheard. Come closer, or turn its level up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was called off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has space and the folder is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a file, not a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table for spreadsheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels for Audacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TextGrid for Praat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>of the keyboard</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <comment>keys of this page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <comment>keys of all pages</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise</source>
        <comment>a page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>practise</source>
        <comment>a key goes to this page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <comment>a page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <comment>a key goes to this page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <comment>a page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progress</source>
        <comment>a key goes to this page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercises</source>
        <comment>a page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exercises</source>
        <comment>a key goes to this page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>a page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <comment>a key goes to this page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full screen; while speaking the stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page} (Ctrl+{number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}. {message} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details are in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on; if it happens again, please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear both (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the replay (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with which session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the only session so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the other take (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hear the other take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let go of what is selected; then back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{take} · heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear {take}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You haven&apos;t done it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Done %n time(s), met {met} of them.</source>
        <comment>an exercise</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>met</source>
        <comment>the goal of an exercise</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <comment>the goal of an exercise is not met</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too little was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <comment>a button: do the exercise</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it with the microphone (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {minutes:g} minutes. The coach measures: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start, pause, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mini meter, while speaking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finish</source>
        <comment>what a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{exercise}” needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one, and start again.</source>
        <comment>a microphone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <comment>a kind of files</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>files</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the practice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <comment>a kind of file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <comment>a kind of file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions with their figures; as JSON the goals too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice</source>
        <comment>a heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger: more minutes spoken. Click a day to see its sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise with the microphone, and the days fill up here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) in the last {weeks} weeks, {time} spoken</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without all goals: {message} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coloured by tone · {looks} · shaded: what listeners like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrum</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which frequencies sound, too (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear it beside another take (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say how this phrase sounds to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare with another take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked: {events}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a moment to read it, click to hear it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back to the sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a web page, PDF, table or picture (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <comment>a button: hear a session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear it with its tones (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercise: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it sounded over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section by section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrase by phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what to do, and do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear it at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {value}. Hear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second of speech is needed to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moments worth hearing again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tone was clear enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sounds {tone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{confidence:.0%} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear it: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the report (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear it again with its tones (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <comment>a button: delete sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is selected, with its sound (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off…</source>
        <comment>a practice was cut off</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover it, or discard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search</source>
        <comment>what a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read its report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise for a minute, or open a recording: it will be kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One practice was cut off…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n practices were cut off…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{heading} (of those listed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this session and its recording? It can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n sessions and their recordings? It can&apos;t be undone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>colours of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual size</source>
        <comment>size of everything in the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <comment>size of everything in the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large</source>
        <comment>size of everything in the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large</source>
        <comment>size of everything in the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For people who want to follow their stuttering: it marks moments, scores nothing and is no diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <comment>of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <comment>of everything in the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of text and everything else, from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of every text, from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <comment>the language</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show figures while I speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace, pitch variety, volume and pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fluency practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also mark repeated and drawn-out sounds, and where the voice stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <comment>this program</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make finished recordings smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As FLAC: half the size, the same to the bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions, their sound, the goals, and what you chose here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept in {folder}, on this computer alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sessions so far stay in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything in {folder} (finished sessions: {count}) with its recordings, and the goals, the settings and the log? It can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n being recorded are left.</source>
        <comment>sessions</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>everything</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking coach {version}. Works without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion model {name}: {parameters:,} parameters, trained on {corpora}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of the model: {licence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is used from the next start on.</source>
        <comment>the size</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is used from the next start on.</source>
        <comment>the language</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1   Practise a talk aloud. The window shows how your voice comes across while you speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2   You choose one thing to work on. Now and then one word says how it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3   Afterwards the report says what went well and what to do next, and every moment can be heard again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the sample talk analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip it</source>
        <comment>a button: skip the tour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise speaking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer. No account, no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two minutes: a talk is played, and you see what the coach notices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {number} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end} is shown. Marked: {events}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end} is shown. Marked: nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>five seconds on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>five seconds back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faster</source>
        <comment>what a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slower</source>
        <comment>what a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearer</source>
        <comment>what a key does: zoom in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>further</source>
        <comment>what a key does: zoom out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of it</source>
        <comment>what a key does: zoom out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scroll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scroll on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop what is selected, or else this phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select up to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <comment>of a session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the session is called (Enter keeps it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>of a session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to find it by, with commas (Enter keeps them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <comment>a talk, a reading or a conversation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talks, readings and conversations are compared separately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; nothing is kept (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {day} {month}: {practices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue</source>
        <comment>the coach&apos;s one word to somebody who speaks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pace {value} syll/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variety {value} st</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume {value} dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pauses {pauses}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fillers {fillers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pace: syllables a second over the last ten seconds, pauses included; {low:g} to {high:g} suits a talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variety: how far the pitch moved in the last ten seconds, in semitones; under {low:g} is flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume: the last second against your usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fillers: “um” and the like between two silences; up to {most:g} a minute cost nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mini meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag it where you like; Esc closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a goal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a figure, its limit, and how many in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One figure to work on, in a few talks running, is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you want to reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <comment>before the kind of practice that counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kind of practice that counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <comment>before a limit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <comment>before a limit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a row</source>
        <comment>before how many practices running</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many of them running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set this goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you practise from now on counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <comment>set no goal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <comment>before what somebody wants to reach</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three goals at once are enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>a button: a goal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this goal off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the goal: {goal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days a week</source>
        <comment>behind a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weeks</source>
        <comment>behind a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practices and exercises with the microphone count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practices and recordings count, exercises don&apos;t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your usual is {figure}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focus: pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focus: pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focus: fillers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focus: variety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focus: volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focus: calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focus: energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>the red light&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <comment>of the practice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan of the talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the live coach speaks of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <comment>a button: to be read from a stage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One colour, one word and the clock, all over (F11)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mini</source>
        <comment>a button: a small meter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small meter that stays on top of your slides (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause and go on (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish and see the report (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone: nothing is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <comment>the recording</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List more of what was marked, at last the pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not so</source>
        <comment>a button: the coach is wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coach is wrong about this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not so: {what} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listening</source>
        <comment>what the coach does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no emotion model: the tone isn&apos;t measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one second of speech is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perhaps {tone}, {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sounds</source>
        <comment>above a big word: how the voice sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the microphone. Speak; about half is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud: move back or turn the microphone down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coach hears you well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very quiet: come closer or turn the microphone up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard yet: say a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more ({left})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to scroll (Page up and down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List more of the phrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length:.1f} s long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not so…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how this phrase sounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It sounded {tone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these</source>
        <comment>tones</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the coach heard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay on the sessions page (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep it for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coach or the computer stopped, or a file was damaged. The sound is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <comment>a button: make a session of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a session of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it with its sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover: {recording}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard: {recording}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this recording? It can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} of sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {section}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <comment>a field: words to search for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of title, tags, headline or date (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <comment>which sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only talks, readings or conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <comment>of sessions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only sessions with this tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None fits. Esc in the search field clears it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to hear the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked: {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{event}, {length:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the tones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectrum</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start practising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone to practise with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (built in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it</source>
        <comment>a button: the microphone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen for five seconds; nothing is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again for microphones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening 1, middle 5:30, end 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan of the talk, in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many minutes the talk, or each section, is meant to take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for microphones…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse a recording (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample talk plays the microphone&apos;s part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak as you would to your audience. The coach shows how your voice comes across
and keeps the practice for you alone, on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you come across?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan, if you have one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone found: the sample talk plays its part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a few words. {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <comment>on a time axis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion timeline of the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this phrase sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how it sounds to you (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the coach heard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of these</source>
        <comment>tones</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phrase: {tone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phrase yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform coloured by tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to hear from there. Drag with Shift, or over the times, to select. Turn the wheel to zoom (+, −, 0), with Shift to scroll (Page up and down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>a button: the mark before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark before (P); the phrase before (Shift+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <comment>a button: the next mark</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next mark (N); the next phrase (Shift+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play and pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <comment>of playing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower (,) and faster (.), at the same pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <comment>a button: play again and again</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play what is selected, or else this phrase, again and again (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a button: stop playing for a while</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <comment>a button: play the sound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{figure} over %n session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Look at {figure}, here and in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured in this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shaded: {band}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashed: your usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything but the tone of voice is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n unfinished session(s) and the sound?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{session}  discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session {session!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n that were cut off begin so.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write more.</source>
        <comment>of a session&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover: coach recover ID... or --all. Delete: coach recover ID... --discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n session(s) with all sound, the goals, the settings and the log?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is left in {folder} but %n that are being recorded.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See: coach sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {sessions} and the sound?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}  deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}  {megabytes:.1f} MB, now {share:.0%} of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to make smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you are sure, add --yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after Hincks &amp; Edlund 2009, Traunmüller &amp; Eriksson 1995; cut-offs ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice ended early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coach failed ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said so far is kept; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions yet: practise with coach, or try coach demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the sessions fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No title, task or tags were given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See: coach tag --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both would go to stdout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal: {aim}. {standing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise three times, and trends appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {parameters} parameters, checksum right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample talk analysed, kept and reported at {speed:.0f} x real time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none found; the sample talk can play its part</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{folder}, %n session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Qt works ({platform})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>emotion model</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analysis</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>microphones</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data folder</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tone}, corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech</source>
        <comment>a stretch in which somebody speaks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the voice sounded over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faint: not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank: nobody spoke, or too little to tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey: sound missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>band: what listeners like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written for {path} isn&apos;t the same sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is as it was; check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pace</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variety</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session database damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the coach again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value has no sensible size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library too new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made by a later version of the coach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the coach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session database can&apos;t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of sessions</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>privacy</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk</source>
        <comment>what is checked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was cut off. Try: coach recover {session}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was cut off, {length} of sound. Try: coach recover {session}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list isn&apos;t what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Not in it: %n session(s); gone: {gone}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Start the coach again: it is made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>whole, %n session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sound lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {length}, kept without sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {length}, whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has another rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} isn&apos;t the sound that was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others can look into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is open to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type: chmod 700 &apos;{folder}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is for you alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gigabytes:.1f} GB free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no state</source>
        <comment>of a damaged database</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rows of a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its length is impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something is out of its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a figure isn&apos;t a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probabilities that are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That isn&apos;t a session&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session {session} is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being recorded, recovered or made smaller by a coach that is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session too new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by a later version of the coach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder is yours, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is missing or empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sound can be analysed anew: coach recover {session}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session folder can&apos;t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room or make it writable, or choose another folder in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend or delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another coach is changing them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be changed ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>no sense in %n goal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody spoke in this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no emotion model; everything else was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise was heard, but no voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little speech to say how it came across.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you rushed at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you rushed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you rushed {times} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you sounded flat at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you sounded flat twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you sounded flat {times} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you were hard to hear at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you were hard to hear twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you were hard to hear {times} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tones}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tones}; {habit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tone stood out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At times {first} or {second}, mostly not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At times {tone}, mostly not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly {first}, at times {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly {tone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often {first}, at times {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often {tone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pauses</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fillers</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fluency</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fast</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soft</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too loud</source>
        <comment>a row under a timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{places} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tones</source>
        <comment>of a voice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <comment>of a talk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time in min:s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone of voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitch (Hz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram (kHz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform (share of full scale; silence)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform (share of full scale; peak {level} dBFS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session} was kept without sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read its report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording can&apos;t be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report can still be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to recover as {session!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session of that name was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See: coach recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound that could be analysed anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the folder from a backup, or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session {session} can&apos;t be recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither {header} nor {sound} says what its rate is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sound, 16-bit samples, is in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can only be discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last {lost:.1f} s of {session} are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tone(s) corrected by the speaker</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Length</source>
        <comment>how long a session is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking</source>
        <comment>for how much of the time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest without a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses</source>
        <comment>how many there were</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed (computer too busy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the tones, you say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tone}, you say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too short to tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost:.1f} s of sound are missing. No figure counts them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost:.1f} s of sound are missing: at {places}. No figure counts them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The emotion model was missing or altered, so no tone was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The emotion model ({name}) learned from actors. On voices it had never heard it named {share:.0%} of acted clips rightly; guessing among its {tones} tones would get one in {tones}. It hears how a voice sounds, not what anybody feels or says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {title}. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear: {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercise: coach practise {exercise}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{headline} {length}, {share:.0%} speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hatched: nobody spoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crossed: sound missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variety</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fillers</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses</source>
        <comment>a column&apos;s heading</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tone: the one that was named most, and for how much of the section. Pace in syllables/s, variety in semitones, volume in dB from the usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} has room for {room} of sound; {needed} is needed to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room, or choose another folder in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has only {megabytes} MB left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said is kept; make room, or choose another folder in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has room for {room} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording then stops by itself and is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} can&apos;t be reached ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug the disk in again; what was written before is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to discard as {session!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In this library %n session(s) begin so.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In this library there is no such session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It isn&apos;t in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It was damaged and is now {name}; made anew from the folders, it has %n session(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more can be recovered: see Sessions.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>List of sessions repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice</source>
        <comment>a kind of session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample talk</source>
        <comment>a kind of session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>a kind of session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To compare it, {least:.0f} seconds of speech are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three of a kind make a trend: {more}, and trends appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first of {alike}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with the {earlier} before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tour(s)</source>
        <comment>of the sample talk</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n talk(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s)</source>
        <comment>of a text, aloud</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded talk(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded reading(s)</source>
        <comment>of a text, aloud</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded conversation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more attempt(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more tour(s)</source>
        <comment>of the sample talk</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more talk(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more reading(s)</source>
        <comment>of a text, aloud</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more conversation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more recorded talk(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more recorded reading(s)</source>
        <comment>of a text, aloud</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more recorded conversation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the exercise&apos;s goal, {goal} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>our estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what suits listeners, {band} {unit} ({source})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now}, last time {then}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now}, as usual; the {number} before: {varied}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now}, your usual {usual}: {how}, but no more than it varies: {varied} in the {number} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now}, your usual {usual}: {how} than in all {number} before: {varied}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower</source>
        <comment>than before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as long as one can be ({length}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said is kept; start another practice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is kept in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then: coach recover {session}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} was removed, or its disk unplugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again; what was said before is gone with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session   {session}
report    {report}
timeline  {timeline}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug one in, or use --file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening. Ctrl-C ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session   {session}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} isn&apos;t text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is named twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name different files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {panel!r} to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no picture&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it in .png or .svg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try: --only emotion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

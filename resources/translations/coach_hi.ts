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
        <source>tense</source>
        <comment>how a voice sounds</comment>
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
        <source>pauses</source>
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
        <source>semitones</source>
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
</context>
</TS>

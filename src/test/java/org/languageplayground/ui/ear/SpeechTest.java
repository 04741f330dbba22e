package org.languageplayground.ui.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private Instant now = Instant.parse("2026-01-01T08:00:00Z");
    private final Speech speech = new Speech(() -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<String> heard() {
        return speech.take().orElse(List.of());
    }

    @Test
    void theFirstSentenceIsSaidAtOnce() {
        speech.say(Voice.MESSAGE, "one");
        assertThat(speech.next().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(speech.take()).contains(List.of("one"));
        assertThat(speech.take()).isEmpty();
    }

    @Test
    void whatIsSaidAtOneTimeComesInTheOrderOfTheVoices() {
        speech.say(Voice.MESSAGE, "seen");
        speech.say(Voice.QUESTION, "asked");
        speech.say(Voice.PAGE, "page");
        assertThat(heard()).containsExactly("page", "asked", "seen");
    }

    @Test
    void aKeyThatIsHeldIsHeardOnceASecondAndItsLastStateAlways() {
        List<String> all = new ArrayList<>();
        int acts = 95;
        for (int act = 1; act <= acts; act++) {
            speech.say(Voice.MESSAGE, "state " + act);
            all.addAll(heard());
            pass(Duration.ofMillis(60));
        }
        now = speech.next().orElseThrow();
        all.addAll(heard());
        assertThat(all).startsWith("state 1", "state 18").endsWith("state 95").hasSize(7);
    }

    @Test
    void noVoiceSaysTheSameTwiceInARow() {
        speech.say(Voice.MESSAGE, "same");
        assertThat(heard()).containsExactly("same");
        pass(Speech.GAP);
        speech.say(Voice.MESSAGE, "other");
        speech.say(Voice.MESSAGE, "same");
        assertThat(heard()).isEmpty();
    }

    @Test
    void aVoiceThatFellSilentMaySayTheSameAgainAndNothingOfItWaits() {
        speech.say(Voice.QUESTION, "what?");
        assertThat(heard()).containsExactly("what?");
        speech.say(Voice.QUESTION, "answered");
        speech.say(Voice.QUESTION, "");
        pass(Speech.GAP);
        assertThat(heard()).isEmpty();
        speech.say(Voice.QUESTION, "what?");
        assertThat(heard()).containsExactly("what?");
    }

    @Test
    void whatComesFromManyIsHeardLessOftenAndKeepsNobodyElseWaiting() {
        speech.say(Voice.ANSWERS, "1 of 30");
        assertThat(heard()).containsExactly("1 of 30");
        pass(Speech.GAP);
        speech.say(Voice.ANSWERS, "2 of 30");
        speech.say(Voice.MESSAGE, "seen");
        assertThat(heard()).containsExactly("seen");
        speech.say(Voice.ANSWERS, "30 of 30");
        assertThat(speech.next()).contains(now.plus(Duration.ofSeconds(4)));
        now = speech.next().orElseThrow();
        assertThat(heard()).containsExactly("30 of 30");
    }

    @Test
    void whatIsReadWithThePageIsNotSaid() {
        speech.say(Voice.PAGE, "page");
        speech.readWithPage();
        assertThat(speech.next()).isEmpty();
        speech.say(Voice.PAGE, "page");
        assertThat(heard()).isEmpty();
        speech.say(Voice.PAGE, "next page");
        assertThat(heard()).containsExactly("next page");
    }

    @Test
    void whatWasSaidDoesNotStandThereForever() {
        speech.say(Voice.MESSAGE, "seen");
        heard();
        pass(Speech.FADE.minusMillis(1));
        assertThat(speech.take()).isEmpty();
        assertThat(speech.next()).contains(now.plusMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(speech.take()).contains(List.of());
        assertThat(speech.next()).isEmpty();
    }
}

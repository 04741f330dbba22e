package org.languageplayground.ui.ear;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said, and when: at most once a second, so that nobody who holds a key is flooded; of each voice its newest sentence, so that the last one is
 * always heard; and no voice the same twice in a row.
 */
final class Speech {
    /** Between two announcements. */
    static final Duration GAP = Duration.ofSeconds(1);
    /** How long sentences stand where they were said, for screen readers that fetch them late. */
    static final Duration FADE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<Voice, String> waiting = new EnumMap<>(Voice.class);
    private final Map<Voice, String> said = new EnumMap<>(Voice.class);
    private final Map<Voice, Instant> spoke = new EnumMap<>(Voice.class);
    private Instant last = Instant.MIN;
    private boolean standing;

    /** Nothing was said so far. */
    Speech(InstantSource clock) {
        this.clock = clock;
    }

    /** What a voice has to say now, in place of what it has not said yet; with an empty sentence it falls silent, and may then say the same again. */
    void say(Voice voice, String sentence) {
        if (sentence.isEmpty()) {
            waiting.remove(voice);
            said.remove(voice);
        } else if (sentence.equals(said.get(voice))) {
            waiting.remove(voice);
        } else {
            waiting.put(voice, sentence);
        }
    }

    /** Says nothing of what waits: it is read with the page that has just been opened. */
    void readWithPage() {
        said.putAll(waiting);
        waiting.clear();
    }

    /** What is to be said now, empty if nothing is; a list without sentences once all that was said may go. */
    Optional<List<String>> take() {
        Instant now = clock.instant();
        List<Voice> due = waiting.keySet().stream()
                .filter(voice -> !due(voice).isAfter(now))
                .toList();
        if (!due.isEmpty()) {
            List<String> sentences = due.stream().map(waiting::get).toList();
            due.forEach(voice -> {
                said.put(voice, waiting.remove(voice));
                spoke.put(voice, now);
            });
            last = now;
            standing = true;
            return Optional.of(sentences);
        }
        boolean faded = standing && !last.plus(FADE).isAfter(now);
        standing &= !faded;
        return faded ? Optional.of(List.of()) : Optional.empty();
    }

    private Instant due(Voice voice) {
        Instant any = last.equals(Instant.MIN) ? last : last.plus(GAP);
        Instant own = Optional.ofNullable(spoke.get(voice))
                .map(when -> when.plus(voice.rest()))
                .orElse(any);
        return own.isAfter(any) ? own : any;
    }

    /** When there is something else to take; never if nothing waits and nothing stands there. */
    Optional<Instant> next() {
        Stream<Instant> fade = standing ? Stream.of(last.plus(FADE)) : Stream.empty();
        return Stream.concat(waiting.keySet().stream().map(this::due), fade).min(Instant::compareTo);
    }
}

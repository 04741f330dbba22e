package org.languageplayground.classroom.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question to the class before the page shows the answer.
 *
 * @param id tells it from every other
 * @param options to choose from; empty where students write a word of their own
 * @param right the place of the right option, -1 where nobody marked one
 * @param scenario that shows the answer; empty where it is the one on the screen
 * @param votes by the id of the student: an option or a word
 */
public record Poll(
        String id,
        String question,
        List<String> options,
        int right,
        String scenario,
        Map<String, String> votes,
        Stage stage) {
    static final int MOST_OPTIONS = 8;
    /** The longest question, in characters. */
    public static final int LONGEST_QUESTION = 300;

    static final int LONGEST_OPTION = 120;
    /** The longest word that answers one. */
    public static final int LONGEST_WORD = 40;

    /** How far it is. */
    public enum Stage {
        ASKED,
        REVEALED,
        OVER
    }

    /** A row of the histogram. */
    public record Count(String answer, long votes, boolean right) {}

    /** Keeps copies. */
    public Poll {
        options = List.copyOf(options);
        votes = Map.copyOf(votes);
    }

    /**
     * A new question.
     *
     * @param right the place of the right option, -1 for none
     * @throws RefusedException if it is empty or too long, or has one option alone, two alike or too many
     */
    public static Poll asking(String question, List<String> options, int right, String scenario) {
        List<String> given = options.stream()
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList();
        if (question.isBlank()) {
            throw new RefusedException("class.refused.poll.empty");
        }
        if (question.length() > LONGEST_QUESTION
                || given.stream().anyMatch(option -> option.length() > LONGEST_OPTION)) {
            throw new RefusedException("class.refused.poll.long", LONGEST_QUESTION, LONGEST_OPTION);
        }
        if (given.size() == 1
                || given.size() > MOST_OPTIONS
                || given.stream().distinct().count() < given.size()) {
            throw new RefusedException("class.refused.poll.options", MOST_OPTIONS);
        }
        return new Poll(Secret.random(), question.strip(), given, right, scenario, Map.of(), Stage.ASKED);
    }

    /** With a student's answer; one answered before counts no longer. */
    Poll voted(String student, String answer) {
        String given = answer.strip();
        if (options.isEmpty()) {
            given = given.toLowerCase(Locale.ROOT);
            if (given.isEmpty() || given.length() > LONGEST_WORD) {
                throw new RefusedException("class.refused.poll.word", LONGEST_WORD);
            }
        } else if (!options.contains(given)) {
            throw new RefusedException("class.refused.poll.option");
        }
        Map<String, String> more = new LinkedHashMap<>(votes);
        more.put(student, given);
        return with(more);
    }

    Poll with(Map<String, String> other) {
        return new Poll(id, question, options, right, scenario, other, stage);
    }

    Poll at(Stage next) {
        return new Poll(id, question, options, right, scenario, votes, next);
    }

    /** How many gave each answer: the options in their order, or the words from the most frequent on. */
    public List<Count> counts() {
        Map<String, Long> byAnswer =
                votes.values().stream().collect(Collectors.groupingBy(answer -> answer, Collectors.counting()));
        List<Count> counts = new ArrayList<>();
        if (options.isEmpty()) {
            byAnswer.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(entry -> counts.add(new Count(entry.getKey(), entry.getValue(), false)));
        } else {
            options.forEach(option ->
                    counts.add(new Count(option, byAnswer.getOrDefault(option, 0L), options.indexOf(option) == right)));
        }
        return counts;
    }
}

package org.languageplayground.classroom.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Chapters;

/** A worksheet as parameters of the builder's own address, so that a bookmark holds it. */
final class SheetAddress {
    private static final String CHAPTER = "chapter";
    private static final String SCENARIO = "scenario";
    private static final String HIDE = "hide";
    private static final String TITLE = "title";
    private static final String EXERCISES = "exercises";
    private static final String QUESTION = "q";
    private static final String LINES = "lines";
    private static final String ANSWER = "a";
    private static final String SEPARATOR = ".";

    private SheetAddress() {}

    /**
     * A sheet as an address holds it.
     *
     * @param notices what could not be taken as it stood there
     */
    record Read(Sheet sheet, List<Notice> notices) {}

    /**
     * A sheet's query.
     *
     * @param leftOut how many of the last questions found no room
     */
    record Written(String query, int leftOut) {}

    /** Reads an address; what cannot be, is as in a new sheet, and is told. */
    static Read read(Map<String, List<String>> parameters) {
        List<Notice> notices = new ArrayList<>();
        String wanted = first(parameters, CHAPTER, Chapters.ALL.getFirst().key());
        boolean known = Chapters.ALL.stream().anyMatch(chapter -> chapter.key().equals(wanted));
        if (!known) {
            notices.add(new Notice("classroom.sheet.notice.chapter", shortened(wanted)));
        }
        Sheet sheet = Sheet.on(
                        known ? wanted : Chapters.ALL.getFirst().key(), known ? first(parameters, SCENARIO, "") : "")
                .withHidden(names(first(parameters, HIDE, "")))
                .withTitle(title(first(parameters, TITLE, ""), notices))
                .withExercises(exercises(first(parameters, EXERCISES, ""), notices))
                .withQuestions(questions(parameters, notices));
        return new Read(sheet, List.copyOf(notices));
    }

    private static String first(Map<String, List<String>> parameters, String key, String otherwise) {
        return parameters.getOrDefault(key, List.of()).stream().findFirst().orElse(otherwise);
    }

    /** What a sentence can quote. */
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split(","))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String title(String text, List<Notice> notices) {
        if (text.length() <= Sheet.LONGEST_TITLE) {
            return text;
        }
        notices.add(new Notice("classroom.sheet.notice.title", text.length(), Sheet.LONGEST_TITLE));
        return text.substring(0, Sheet.LONGEST_TITLE);
    }

    private static Set<Integer> exercises(String text, List<Notice> notices) {
        Set<Integer> numbers = new TreeSet<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("\\" + SEPARATOR)) {
            if (part.matches("[1-9][0-9]?")) {
                numbers.add(Integer.parseInt(part));
            } else {
                notices.add(new Notice("classroom.sheet.notice.exercise", shortened(part)));
            }
        }
        return numbers;
    }

    private static List<Question> questions(Map<String, List<String>> parameters, List<Notice> notices) {
        List<String> texts = parameters.getOrDefault(QUESTION, List.of());
        List<String> lines = parameters.getOrDefault(LINES, List.of());
        List<String> answers = parameters.getOrDefault(ANSWER, List.of());
        if (texts.size() > Sheet.MOST_QUESTIONS) {
            notices.add(new Notice("classroom.sheet.notice.questions", texts.size(), Sheet.MOST_QUESTIONS));
        }
        return IntStream.range(0, Math.min(texts.size(), Sheet.MOST_QUESTIONS))
                .mapToObj(i -> new Question(
                        texts.get(i),
                        i < lines.size() ? lines(lines.get(i), notices) : Question.USUAL_LINES,
                        i < answers.size() ? answers.get(i) : ""))
                .toList();
    }

    private static int lines(String text, List<Notice> notices) {
        Optional<Integer> lines = Optional.of(text)
                .filter(it -> it.matches("[0-9]{1,2}"))
                .map(Integer::parseInt)
                .filter(number -> number <= Question.MOST_LINES);
        if (lines.isEmpty()) {
            notices.add(new Notice("classroom.sheet.notice.lines", shortened(text), Question.MOST_LINES));
        }
        return lines.orElse(Question.USUAL_LINES);
    }

    /** Writes a sheet; where not all fits, the last questions stay out. */
    static Written write(Sheet sheet) {
        List<Question> asked =
                sheet.questions().stream().filter(question -> !question.blank()).toList();
        int held = asked.size();
        String query = query(sheet, asked);
        while (held > 0 && !Addresses.fits(query)) {
            held--;
            query = query(sheet, asked.subList(0, held));
        }
        return new Written(query, asked.size() - held);
    }

    private static String query(Sheet sheet, List<Question> asked) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put(CHAPTER, List.of(sheet.chapter()));
        put(parameters, SCENARIO, sheet.scenario());
        put(parameters, HIDE, String.join(",", sheet.hidden()));
        put(parameters, TITLE, sheet.title());
        put(
                parameters,
                EXERCISES,
                sheet.exercises().stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR)));
        if (!asked.isEmpty()) {
            parameters.put(QUESTION, asked.stream().map(Question::text).toList());
            parameters.put(
                    LINES,
                    asked.stream()
                            .map(question -> String.valueOf(question.lines()))
                            .toList());
        }
        if (asked.stream().anyMatch(question -> !question.answer().isBlank())) {
            parameters.put(ANSWER, asked.stream().map(Question::answer).toList());
        }
        return Addresses.query(parameters).substring(1);
    }

    private static void put(Map<String, List<String>> parameters, String key, String value) {
        if (!value.isEmpty()) {
            parameters.put(key, List.of(value));
        }
    }
}

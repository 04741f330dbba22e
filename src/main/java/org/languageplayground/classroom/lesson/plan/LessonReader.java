package org.languageplayground.classroom.lesson.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.languageplayground.search.reading.OutOfTimeException;
import org.languageplayground.search.reading.TimeBudget;
import org.languageplayground.ui.Notice;

/**
 * Reads a lesson that is written in Markdown: a title, an introduction with the lists "Goals" and "Misconceptions", and a heading of the
 * second level for each step. All that is wrong is told at once.
 */
public final class LessonReader {
    /** The greatest file in bytes. */
    public static final int GREATEST_FILE = 1 << 20;

    /** The most steps. */
    public static final int MOST_STEPS = 100;

    private static final int SECONDS = 5;
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_PROBLEMS = 50;
    private static final int STEP_LEVEL = 2;

    private final List<LessonProblem> problems = new ArrayList<>();
    private final StringBuilder introduction = new StringBuilder();
    private final List<String> goals = new ArrayList<>();
    private final List<String> misconceptions = new ArrayList<>();
    private final List<StepReader> steps = new ArrayList<>();
    private String title = "";
    private Optional<Mark> list = Optional.empty();

    private final Markdown markdown;

    private LessonReader(Markdown markdown) {
        this.markdown = markdown;
    }

    /** Of a processor: what a file may take, none of it spent. */
    public static TimeBudget time() {
        return new TimeBudget(SECONDS);
    }

    /**
     * Reads a file.
     *
     * @param time that it may take
     * @throws LessonException if it is no lesson, or takes longer
     */
    public static Lesson read(byte[] file, TimeBudget time) throws LessonException {
        if (file.length > GREATEST_FILE) {
            throw new LessonException(List.of(LessonProblem.ofFile("lessons.problem.large")));
        }
        try {
            String text = text(file);
            return time.step(() -> new LessonReader(new Markdown(time)).lesson(text));
        } catch (CharacterCodingException e) {
            throw new LessonException(List.of(LessonProblem.ofFile("lessons.problem.encoding")));
        } catch (OutOfTimeException e) {
            throw new LessonException(List.of(LessonProblem.ofFile("lessons.problem.slow", e.seconds())));
        } catch (StackOverflowError e) {
            throw new LessonException(List.of(LessonProblem.ofFile("lessons.problem.deep")));
        }
    }

    private static String text(byte[] file) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(file))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Lesson lesson(String text) throws LessonException {
        for (Node block = markdown.parse(text).getFirstChild();
                block != null && problems.size() < MOST_PROBLEMS;
                block = block.getNext()) {
            take(block);
        }
        if (title.isEmpty()) {
            problems.add(0, new LessonProblem(1, new Notice("lessons.problem.title")));
        }
        if (steps.isEmpty()) {
            problems.add(LessonProblem.ofFile("lessons.problem.steps"));
        }
        List<Step> read = steps.stream().map(step -> step.step(problems)).toList();
        if (!problems.isEmpty()) {
            problems.sort((one, other) -> Integer.compare(one.line(), other.line()));
            throw new LessonException(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
        }
        return new Lesson(title, introduction.toString(), goals, misconceptions, read);
    }

    private void take(Node block) {
        if (block instanceof Heading heading) {
            head(heading);
        } else if (!steps.isEmpty()) {
            steps.getLast().take(block);
        } else {
            introduce(block);
        }
    }

    private void head(Heading heading) {
        String words = Markdown.words(heading);
        if (heading.getLevel() == 1 && title.isEmpty() && steps.isEmpty()) {
            title = words;
            if (words.length() > LONGEST_TITLE) {
                problem(heading, "lessons.problem.title.long", LONGEST_TITLE);
            }
        } else if (steps.isEmpty() && list(words).isPresent()) {
            list = list(words);
        } else if (heading.getLevel() == STEP_LEVEL) {
            if (steps.size() == MOST_STEPS) {
                problem(heading, "lessons.problem.steps.many", MOST_STEPS);
            }
            steps.add(new StepReader(heading, markdown));
        } else if (heading.getLevel() == 1) {
            problem(heading, "lessons.problem.title.second", words);
        } else if (steps.isEmpty()) {
            introduction.append(markdown.html(heading));
        } else {
            steps.getLast().take(heading);
        }
    }

    /** Which list follows; none where the words name none. */
    private static Optional<Mark> list(String words) {
        return Stream.of(Mark.GOALS, Mark.MISCONCEPTIONS)
                .filter(mark -> mark.is(words))
                .findFirst();
    }

    private void introduce(Node block) {
        Optional<Mark> named = block instanceof Paragraph ? list(Markdown.words(block)) : Optional.empty();
        if (named.isPresent()) {
            list = named;
        } else if (block instanceof BulletList && list.isPresent()) {
            List<String> items = list.get() == Mark.GOALS ? goals : misconceptions;
            for (Node item = block.getFirstChild(); item != null; item = item.getNext()) {
                items.add(Markdown.words(item));
            }
            list = Optional.empty();
        } else {
            introduction.append(markdown.html(block));
        }
    }

    private void problem(Node block, String key, Object... arguments) {
        problems.add(new LessonProblem(Markdown.line(block), new Notice(key, arguments)));
    }
}

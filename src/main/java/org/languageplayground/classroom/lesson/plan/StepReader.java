package org.languageplayground.classroom.lesson.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.languageplayground.ui.Notice;

/** Reads one step: links named "Scenario" and "Reveal", a paragraph "Question:", a task list, a paragraph "Answer:" ({@link Mark}); the rest are notes. */
final class StepReader {
    private static final Pattern MINUTES =
            Mark.pattern("(.*\\S)\\s*[(（](\\d{1,3})\\s*(?:minutes|" + Mark.MINUTES.words() + ")[)）]");
    /** What would be a link if there were no blank in its address. */
    private static final Pattern UNREAD =
            Mark.pattern("\\[(?:" + Mark.SCENARIO.words() + "|" + Mark.REVEAL.words() + ")]\\(");

    private static final int MOST_OPTIONS = 6;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_OPTION = 120;
    private static final int LONGEST_QUESTION = 250;
    private static final int LONGEST_ANSWER = 600;

    private final List<LessonProblem> problems = new ArrayList<>();
    private final Markdown markdown;
    private final int line;
    private final String title;
    private final int minutes;
    private final StringBuilder notes = new StringBuilder();
    private final List<String> options = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private Optional<Scenario> scenario = Optional.empty();
    private Optional<Scenario> reveal = Optional.empty();
    private boolean linked;
    private String question = "";
    private String answer = "";

    StepReader(Heading heading, Markdown markdown) {
        this.markdown = markdown;
        line = Markdown.line(heading);
        String words = Markdown.words(heading);
        Matcher timed = MINUTES.matcher(words);
        boolean matches = timed.matches();
        title = matches ? timed.group(1) : words;
        minutes = matches ? Integer.parseInt(timed.group(2)) : 0;
        if (minutes == 0) {
            problem(heading, "lessons.problem.minutes", title);
        }
        limit(heading, title, LONGEST_TITLE, "lessons.problem.title.long");
    }

    void take(Node block) {
        links(block);
        String words = block instanceof Paragraph ? Markdown.words(block) : "";
        Optional<String> asked = Mark.QUESTION.behind(words);
        Optional<String> told = Mark.ANSWER.behind(words);
        if (asked.isPresent()) {
            once(block, question, words);
            question = asked.get();
            limit(block, question, LONGEST_QUESTION, "lessons.problem.question.long");
        } else if (told.isPresent()) {
            once(block, answer, words);
            answer = told.get();
            limit(block, answer, LONGEST_ANSWER, "lessons.problem.answer.long");
        } else if (block instanceof ListBlock && isTask(block.getFirstChild())) {
            options(block);
        } else if (!(block instanceof Paragraph) || !words.isEmpty()) {
            notes.append(markdown.html(block));
        }
    }

    private void once(Node block, String before, String words) {
        if (!before.isEmpty()) {
            problem(block, "lessons.problem.twice", title, words.split("(?<=[:：])", 2)[0]);
        }
    }

    private void limit(Node block, String words, int longest, String key) {
        if (words.length() > longest) {
            problem(block, key, longest);
        }
    }

    /** Takes the links to scenarios out of a block. */
    private void links(Node block) {
        List<Link> links = new ArrayList<>();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
            }
        });
        links.forEach(link -> link(link, block));
        if (UNREAD.matcher(Markdown.words(block)).find()) {
            linked = true;
            problem(block, "lessons.problem.blank", title);
        }
    }

    private void link(Link link, Node block) {
        String name = Markdown.words(link);
        boolean isScenario = Mark.SCENARIO.is(name);
        if (!isScenario && !Mark.REVEAL.is(name)) {
            return;
        }
        link.unlink();
        Optional<Scenario> led = Scenario.of(link.getDestination());
        if (led.isEmpty()) {
            problem(block, "lessons.problem.address", shortened(link.getDestination()));
        }
        if ((isScenario ? scenario : reveal).isPresent()) {
            problem(block, "lessons.problem.twice", title, name);
        }
        if (isScenario) {
            scenario = led;
            linked = true;
        } else {
            reveal = led;
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) + "…" : text;
    }

    private static boolean isTask(Node item) {
        return item != null && item.getFirstChild() instanceof TaskListItemMarker;
    }

    private void options(Node list) {
        if (!options.isEmpty()) {
            problem(list, "lessons.problem.options.second", title);
        }
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String words = Markdown.words(item);
            if (!isTask(item) || words.isEmpty()) {
                problem(item, "lessons.problem.option", title);
                continue;
            }
            if (Mark.ANSWER.isWithin(words)) {
                problem(item, "lessons.problem.answer.line", title);
            }
            limit(item, words, LONGEST_OPTION, "lessons.problem.option.long");
            if (((TaskListItemMarker) item.getFirstChild()).isChecked()) {
                right.add(options.size());
            }
            options.add(words);
        }
        if (options.size() < 2 || options.size() > MOST_OPTIONS) {
            problem(list, "lessons.problem.options", title, options.size(), MOST_OPTIONS);
        } else if (right.size() != 1) {
            problem(list, "lessons.problem.right", title, right.size());
        }
    }

    /** The step; what is wrong with it is added to the problems. */
    Step step(List<LessonProblem> all) {
        if (!linked) {
            missing("lessons.problem.scenario");
        }
        boolean asks = !question.isEmpty() || !options.isEmpty() || !answer.isEmpty();
        if (asks && question.isEmpty()) {
            missing("lessons.problem.question");
        }
        if (asks && options.isEmpty()) {
            missing("lessons.problem.options.none");
        }
        if (asks && answer.isEmpty()) {
            missing("lessons.problem.answer");
        }
        all.addAll(problems);
        return new Step(
                title,
                minutes,
                scenario.orElse(null),
                notes.toString(),
                asks && right.size() == 1
                        ? Optional.of(new Question(question, options, right.getFirst(), answer))
                        : Optional.empty(),
                reveal);
    }

    private void missing(String key) {
        problems.add(new LessonProblem(line, new Notice(key, title)));
    }

    private void problem(Node block, String key, Object... arguments) {
        problems.add(new LessonProblem(Markdown.line(block), new Notice(key, arguments)));
    }
}

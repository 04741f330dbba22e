package org.languageplayground.search.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.languageplayground.search.evaluation.BeirFiles;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.folder.Skipped.Why;
import org.languageplayground.search.text.Document;

/**
 * A folder in BEIR's layout, read in steps of some lines. A line that is not what it should be is counted and left out, however many there are; of lines with the same id the
 * first counts. The text of a document is title and text.
 */
public final class BeirReading implements Closeable {
    private static final String CORPUS = "corpus.jsonl";
    private static final String QUERIES = "queries.jsonl";
    private static final int LINES = 200;
    private static final int MOST_GRADES = 200_000;
    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    private final FolderLimits limits;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final List<Document> documents = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Map<String, Integer>> grades = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private long characters;
    private int judgments;

    /** Whether a folder is in this layout. */
    public static boolean fits(FolderScan scan) {
        return scan.file(CORPUS).isPresent();
    }

    /** A folder of which nothing is read yet. */
    public BeirReading(FolderScan scan, FolderLimits limits) {
        this.limits = limits;
        parts.add(new Part(scan.file(CORPUS).orElseThrow(), this::document));
        scan.files().stream()
                .filter(file -> file.name().matches("qrels/[^/]*\\.tsv"))
                .forEach(file -> parts.add(new Part(file, this::judgment)));
        scan.file(QUERIES).ifPresent(file -> parts.add(new Part(file, this::question)));
    }

    /** One of the files. */
    private static final class Part {
        final FoundFile file;
        final Predicate<String> reader;
        final LineNumbers broken = new LineNumbers();
        final LineNumbers repeated = new LineNumbers();
        final LineNumbers empty = new LineNumbers();
        BoundedLines lines;

        Part(FoundFile file, Predicate<String> reader) {
            this.file = file;
            this.reader = reader;
        }
    }

    /** Reads some lines; answers whether there are more. */
    public boolean step() {
        Part part = parts.getFirst();
        boolean more;
        try {
            more = read(part);
        } catch (IOException e) {
            skipped.add(new Skipped(Why.UNREADABLE, part.file.name(), 0, ""));
            more = false;
        }
        if (!more) {
            part.broken.skipped(Why.LINES, part.file.name()).ifPresent(skipped::add);
            part.repeated.skipped(Why.IDS, part.file.name()).ifPresent(skipped::add);
            part.empty.skipped(Why.EMPTY, part.file.name()).ifPresent(skipped::add);
            close();
            parts.removeFirst();
        }
        return !parts.isEmpty();
    }

    private boolean read(Part part) throws IOException {
        if (part.lines == null) {
            part.lines = new BoundedLines(
                    Files.newInputStream(part.file.path(), LinkOption.NOFOLLOW_LINKS),
                    MOST_BYTES_OF_A_CHARACTER * limits.each().characters());
        }
        boolean more = true;
        for (int i = 0; i < LINES && more; i++) {
            more = part.lines.next();
            if (more && part.lines.text().isEmpty()) {
                part.broken.add(part.lines.number());
            } else if (more && !part.lines.text().get().isBlank()) {
                more = part.reader.test(part.lines.text().get());
            }
        }
        return more;
    }

    /** Takes in a document; answers whether there may be more. */
    private boolean document(String line) {
        Part part = parts.getFirst();
        int number = part.lines.number();
        boolean fits = BeirFiles.read(line, text -> add(BeirFiles.titled(BeirFiles.object(text)), part, number));
        if (!fits) {
            part.broken.add(number);
        }
        boolean many = documents.size() >= limits.each().documents();
        if (many || characters >= limits.characters()) {
            Why why = many ? Why.DOCUMENTS : Why.CHARACTERS;
            long most = many ? limits.each().documents() : limits.characters();
            skipped.add(new Skipped(why, part.file.name(), most, String.valueOf(number)));
            return false;
        }
        return true;
    }

    private void add(Document document, Part part, int line) {
        String text = document.text();
        if (text.isEmpty()) {
            part.empty.add(line);
        } else if (text.length() > limits.each().characters()) {
            part.broken.add(line);
        } else if (!ids.add(document.id())) {
            part.repeated.add(line);
        } else {
            documents.add(document);
            characters += text.length();
        }
    }

    private boolean judgment(String line) {
        Part part = parts.getFirst();
        if (!BeirFiles.read(line, text -> BeirFiles.judge(text, grades))) {
            part.broken.add(part.lines.number());
        }
        return ++judgments < MOST_GRADES;
    }

    /** Takes in a query; where any is judged, only such ones. */
    private boolean question(String line) {
        Part part = parts.getFirst();
        if (!BeirFiles.read(line, this::addQuestion)) {
            part.broken.add(part.lines.number());
        }
        return questions.size() < limits.questions();
    }

    private void addQuestion(String line) {
        Question question = BeirFiles.question(BeirFiles.object(line), grades);
        String text = question.text().strip();
        if (!text.isEmpty() && (grades.isEmpty() || grades.containsKey(question.id()))) {
            questions.add(new Question(question.id(), text, question.grades()));
        }
    }

    /** The documents, as far as they are read. */
    public List<Document> documents() {
        return documents;
    }

    /** The queries: those that have judgments, or where there are none, all. */
    public List<Question> questions() {
        return questions;
    }

    /** What was left out. */
    public List<Skipped> skipped() {
        return skipped;
    }

    /** How many characters the documents have. */
    public long characters() {
        return characters;
    }

    /** Lets go of the file. */
    @Override
    public void close() {
        try {
            if (!parts.isEmpty() && parts.getFirst().lines != null) {
                parts.getFirst().lines.close();
            }
        } catch (IOException e) {
            // It was only read.
        }
    }
}

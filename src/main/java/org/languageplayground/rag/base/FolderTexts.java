package org.languageplayground.rag.base;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.search.file.Hash;
import org.languageplayground.search.file.Written;
import org.languageplayground.search.folder.Skipped;
import org.languageplayground.search.folder.Skipped.Why;
import org.languageplayground.search.reading.DocumentProblem.Reason;
import org.languageplayground.search.text.Document;

/**
 * What was read of a shared folder.
 *
 * @param questions those that have judgments
 * @param examples questions to begin with
 * @param skipped what was not read, the first of it
 * @param more how much more was not read
 * @param read when
 */
record FolderTexts(
        List<Document> documents,
        List<BaseQuestion> questions,
        List<String> examples,
        List<Skipped> skipped,
        int more,
        Instant read) {

    /** How many characters there are. */
    long characters() {
        return documents.stream()
                .mapToLong(document -> document.text().length())
                .sum();
    }

    /** A hash of all that an index of them is made from. */
    String hash() {
        Hash hash = new Hash();
        documents.forEach(document -> hash.add(document.text()));
        return hash.hex();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(read.toEpochMilli());
        out.writeInt(documents.size());
        for (Document document : documents) {
            Written.text(out, document.id());
            Written.text(out, document.title());
            Written.text(out, document.text());
        }
        out.writeInt(questions.size());
        for (BaseQuestion question : questions) {
            Written.text(out, question.text());
            Written.texts(out, List.copyOf(question.grades().keySet()));
            for (int grade : question.grades().values()) {
                out.writeInt(grade);
            }
        }
        Written.texts(out, examples);
        out.writeInt(skipped.size());
        for (Skipped one : skipped) {
            Written.text(out, one.why().name());
            Written.text(out, one.file());
            out.writeLong(one.count());
            Written.text(out, one.detail());
            Written.text(out, one.unread().map(Reason::name).orElse(""));
        }
        out.writeInt(more);
    }

    static FolderTexts read(DataInput in) throws IOException {
        Instant read = Instant.ofEpochMilli(in.readLong());
        List<Document> documents = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            documents.add(new Document(Written.text(in), Written.text(in), Written.text(in)));
        }
        List<BaseQuestion> questions = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            String text = Written.text(in);
            Map<String, Integer> grades = new LinkedHashMap<>();
            for (String document : Written.texts(in)) {
                grades.put(document, in.readInt());
            }
            questions.add(new BaseQuestion(text, grades));
        }
        List<String> examples = Written.texts(in);
        List<Skipped> skipped = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            skipped.add(skipped(in));
        }
        return new FolderTexts(
                List.copyOf(documents), List.copyOf(questions), examples, List.copyOf(skipped), in.readInt(), read);
    }

    private static Skipped skipped(DataInput in) throws IOException {
        Why why = Why.valueOf(Written.text(in));
        String file = Written.text(in);
        long count = in.readLong();
        String detail = Written.text(in);
        Optional<Reason> unread =
                Optional.of(Written.text(in)).filter(name -> !name.isEmpty()).map(Reason::valueOf);
        return new Skipped(why, file, count, detail, unread);
    }
}

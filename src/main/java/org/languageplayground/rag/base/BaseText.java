package org.languageplayground.rag.base;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.rag.base.BaseChoice.Kind;
import org.languageplayground.search.folder.Skipped;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.PageText;

/** Names what is searched, in the student’s language. */
public class BaseText extends PageText {
    private static final double NANOS_A_MILLISECOND = 1e6;

    /** Texts from there, numbers as that language writes them. */
    public BaseText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What a base is called; a shared folder as the administrator has called it, with a word on what it is. */
    public String base(BaseChoice base) {
        return base.kind() == Kind.FOLDER
                ? get("rag.folder.name", isolated(base.folder()))
                : get("rag.base." + key(base.kind()));
    }

    /** What a base is, in one sentence. */
    public String about(BaseChoice base) {
        return get("rag.base.about." + key(base.kind()));
    }

    /** What a shared folder is: how many documents, read when, and what is under way. */
    public String about(SharedFolder folder) {
        List<String> sentences = new ArrayList<>();
        sentences.add(about(folder.choice()));
        folder.read().ifPresent(time -> sentences.add(read(folder.corpus(), time)));
        folder.progress().ifPresent(progress -> sentences.add(progress(progress)));
        if (folder.isRenewed()) {
            sentences.add(get("rag.folder.renewed"));
        }
        folder.refused().ifPresent(why -> sentences.add(notice(why)));
        return sentences(sentences);
    }

    private String read(Corpus corpus, Instant time) {
        long characters = corpus.documents().stream()
                .mapToLong(document -> document.text().length())
                .sum();
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale())
                .format(time.atZone(ZoneId.systemDefault()));
        return get("rag.folder.read", corpus.documents().size(), characters, when);
    }

    /** How far the reading of a shared folder is. */
    public String progress(FolderProgress progress) {
        return get("rag.folder.progress", progress.documents(), progress.files(), progress.ofFiles());
    }

    /** What is not read of a shared folder, and why. */
    public String skipped(Skipped skipped) {
        String file = isolated(DocumentException.shortened(skipped.file()));
        return skipped.unread()
                .map(reason -> get("rag.unread." + key(reason), file, skipped.count(), skipped.detail()))
                .orElseGet(
                        () -> get("rag.folder.skipped." + key(skipped.why()), file, skipped.count(), detail(skipped)));
    }

    /** Why a file cannot be read. */
    public String unread(DocumentProblem problem) {
        return skipped(Skipped.of(problem));
    }

    private String detail(Skipped skipped) {
        boolean rest = skipped.why() == Skipped.Why.DOCUMENTS || skipped.why() == Skipped.Why.CHARACTERS;
        return rest && !skipped.detail().isEmpty()
                ? get("rag.folder.skipped.after", skipped.detail())
                : skipped.detail();
    }

    /** A name of any script, so that it turns nothing around it; without the marks by which it could. */
    private static String isolated(String name) {
        String bare = name.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
        return bare.codePoints().anyMatch(BaseText::isRightToLeft) ? "\u2068" + bare + "\u2069" : bare;
    }

    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** What the size of a chunk counts. */
    public String unit(BaseChoice base) {
        return get(base.kind() == Kind.GAZETTEER ? "rag.unit.tokens" : "rag.unit.words");
    }

    /** A number without a sign if all that is written of it is zero. */
    public String signed(double value, int digits) {
        boolean zero = Math.abs(value) < 0.5 * Math.pow(10, -digits);
        return number(zero ? 0 : value, digits);
    }

    public String time(long nanos) {
        return get("rag.time", number(nanos / NANOS_A_MILLISECOND, 2));
    }

    public String title(Corpus corpus, Document document) {
        return corpus.choice().kind() == Kind.SENTENCES
                ? get("rag.hit.sentence", document.title())
                : document.title().isEmpty() ? document.id() : document.title();
    }

    /** The same with a great first letter. */
    public static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

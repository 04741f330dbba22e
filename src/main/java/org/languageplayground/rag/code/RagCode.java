package org.languageplayground.rag.code;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.rag.question.Pipeline;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.Method;
import org.languageplayground.ui.CodePanel.Snippet;
import org.languageplayground.ui.CodePanel.TextFile;
import org.languageplayground.ui.PageText.Translation;
import org.languageplayground.ui.chapter.CodeTab;

/** The page's ranking as programs that make it again: they print each hit with its score. Chunks that are too many to read stand in files beside them. */
public final class RagCode {
    static final String CHUNKS = "chunks.txt";
    static final String VECTORS = "vectors.txt";

    /** Up to so many characters the chunks fit into a program that one would still read. */
    private static final int MOST_CHARACTERS = 4_000;

    private final RagReading reading;
    private final CodeText text;
    private final ChunkLines chunks;
    private final List<String> inside;

    RagCode(RagReading reading, CodeText text) {
        this.reading = reading;
        this.text = text;
        chunks = new ChunkLines(reading);
        int characters = reading.base().chunks().stream()
                .mapToInt(chunk -> chunk.text().length())
                .sum();
        inside = characters <= MOST_CHARACTERS ? chunks.lines() : List.of();
    }

    /** The tab with the programs. */
    public static CodeTab<RagSimulation> tab(String name, Translation translation, Supplier<Locale> locale) {
        CodeText text = new CodeText(translation, locale);
        return new CodeTab<>(name, "retrieval", simulation -> simulation
                .reading()
                .map(reading -> new RagCode(reading, text).snippets())
                .orElse(List.of()));
    }

    List<Snippet> snippets() {
        Method method = reading.asked().method();
        String about = text.about(reading, inside.isEmpty());
        TextFile lines = new TextFile(CHUNKS, () -> String.join("\n", chunks.lines()) + "\n");
        TextFile vectors = new TextFile(VECTORS, () -> String.join("\n", chunks.vectors()) + "\n");
        boolean dense = method != Method.TF_IDF && method != Method.BM25;
        boolean files = inside.isEmpty();
        return List.of(
                new Snippet(
                        "Python",
                        PythonProgram.of(about, chunks, method, Pipeline.SHOWN, inside),
                        files ? List.of(lines) : List.of()),
                new Snippet(
                        "Java",
                        JavaProgram.of(about, chunks, method, Pipeline.SHOWN, inside),
                        files ? dense ? List.of(lines, vectors) : List.of(lines) : List.of()));
    }
}

package org.languageplayground.rag.code;

import java.util.ArrayList;
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
    static final String QUESTION = "question.txt";
    static final String TOKENS = "tokens.txt";

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
        List<TextFile> java = new ArrayList<>(inside.isEmpty() ? List.of(file(CHUNKS, chunks::lines)) : List.of());
        List<TextFile> python = new ArrayList<>(java);
        if (method != Method.TF_IDF && method != Method.BM25) {
            java.add(file(VECTORS, chunks::vectors));
            if (method != Method.LSA) {
                python.add(file(VECTORS, chunks::vectors));
            }
        }
        if (method == Method.HYBRID_RERANKED) {
            List<TextFile> more = List.of(file(QUESTION, chunks::queryTokens), file(TOKENS, chunks::tokens));
            java.addAll(more);
            python.addAll(more);
        }
        return List.of(
                new Snippet("Python", PythonProgram.of(about(python), chunks, method, Pipeline.SHOWN, inside), python),
                new Snippet("Java", JavaProgram.of(about(java), chunks, method, Pipeline.SHOWN, inside), java));
    }

    private String about(List<TextFile> files) {
        return text.about(reading, !files.isEmpty());
    }

    private static TextFile file(String name, Supplier<List<String>> lines) {
        return new TextFile(name, () -> String.join("\n", lines.get()) + "\n");
    }
}

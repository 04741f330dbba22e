package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.LateInteraction;
import org.languageplayground.search.text.Sentences;
import org.languageplayground.search.text.Span;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;

/** How like each token of the question is to each of a chunk, by the encoder; of a long chunk only in the sentence that is most like the question. */
final class WordSimilarity extends Div {
    private static final int MOST_TOKENS = 40;

    private final MatrixView view = new MatrixView(getTranslation("rag.similarity"), "word-similarity");
    private final Paragraph nothing = new Paragraph(getTranslation("rag.similarity.nothing"));
    private final transient RankingText text;
    private transient Shown shown;

    /** What decides what is drawn. */
    private record Shown(LateInteraction late, String query, int chunk) {}

    WordSimilarity(RankingText text) {
        this.text = text;
        nothing.addClassName("help");
        view.setTitles(getTranslation("rag.similarity.query"), getTranslation("rag.similarity.chunk"));
        add(new H2(getTranslation("rag.similarity")), Origin.computed(), view, nothing);
    }

    /** Shows the chunk that stands first. */
    void show(RagReading reading) {
        boolean there = reading.base().late().isPresent() && !reading.ranking().isEmpty();
        view.setVisible(there);
        nothing.setVisible(!there);
        if (there) {
            Shown now = new Shown(
                    reading.base().late().get(),
                    reading.asked().query(),
                    reading.ranking().getFirst().chunk());
            if (!now.equals(shown)) {
                shown = now;
                draw(now, reading);
            }
        }
    }

    private void draw(Shown now, RagReading reading) {
        Labelled labelled = labelled(now, reading);
        view.show(labelled, MatrixView.Scale.SIGNED, false, () -> labelled(now, reading));
        view.setCaption(text.similarity(reading, now.chunk()));
    }

    private static Labelled labelled(Shown now, RagReading reading) {
        Embedding embedding = now.late().embedding();
        Matrix cosines = now.late().cosines(now.query(), now.chunk());
        String chunk = reading.chunk(now.chunk()).text();
        Encoding asked = embedding.encoder().tokens(now.query());
        Encoding read = embedding.encoder().tokens(chunk);
        List<Integer> columns = columns(now, chunk, read, cosines.columns());
        List<Integer> rows = IntStream.range(0, Math.min(MOST_TOKENS, cosines.rows()))
                .boxed()
                .toList();
        Matrix part = Matrix.zeros(rows.size(), columns.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                part.set(row, column, cosines.get(row, columns.get(column)));
            }
        }
        return new Labelled(names(asked, rows.stream()), names(read, columns.stream()), part);
    }

    private static List<String> names(Encoding text, Stream<Integer> tokens) {
        return tokens.map(token -> text.tokens()[token + 1]).toList();
    }

    /** The tokens of the sentence that is most like the question, or all where they are few. */
    private static List<Integer> columns(Shown now, String chunk, Encoding read, int count) {
        if (count <= MOST_TOKENS) {
            return IntStream.range(0, count).boxed().toList();
        }
        List<Span> sentences = Sentences.of(chunk);
        double[] cosines = now.late().embedding().cosines(now.query(), now.chunk(), chunk, sentences);
        Span best = IntStream.range(0, sentences.size())
                .boxed()
                .max(Comparator.comparingDouble(sentence -> cosines[sentence]))
                .map(sentences::get)
                .orElse(new Span(0, chunk.length()));
        return IntStream.range(0, count)
                .filter(token -> read.starts()[token + 1] >= best.start() && read.ends()[token + 1] <= best.end())
                .limit(MOST_TOKENS)
                .boxed()
                .toList();
    }
}

package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.TermShare;
import org.languageplayground.ui.NumberTable;

/** How a score came about: its shares in a table, the last row their sum. */
final class ExplanationPanel extends Div {
    private static final int DIGITS = 6;
    private static final int FEW_DIGITS = 4;

    private static final int MOST_TOKENS = 10;

    private final transient RankingText text;
    private final transient RagReading reading;
    private final int number;

    /**
     * How the score of a chunk came about.
     *
     * @param number the chunk's
     */
    ExplanationPanel(Explanation explanation, int number, RagReading reading, RankingText text) {
        this.text = text;
        this.number = number;
        this.reading = reading;
        addClassName("explanation");
        switch (explanation) {
            case Explanation.TfIdf tfIdf -> {
                about("rag.explain.tfidf");
                terms(tfIdf.shares(), tfIdf.score());
            }
            case Explanation.Lsa lsa -> {
                about("rag.explain.lsa", lsa.rank(), text.percent(lsa.captured()));
                terms(lsa.shares(), lsa.score());
            }
            case Explanation.Bm25 bm25 -> showBm25(bm25);
            case Explanation.Dense dense -> showDense(dense);
            case Explanation.Late late -> showLate(late);
            case Explanation.Fusion fusion -> showFusion(fusion);
        }
    }

    private void about(String key, Object... arguments) {
        add(new Paragraph(getTranslation(key, arguments)));
    }

    private void terms(List<TermShare> shares, double score) {
        table(
                "rag.explain.columns.cosine",
                shares,
                share -> List.of(
                        share.term(),
                        text.signed(share.query(), DIGITS),
                        text.signed(share.chunk(), DIGITS),
                        text.signed(share.share(), DIGITS)),
                text.signed(score, DIGITS));
    }

    private void showBm25(Explanation.Bm25 bm25) {
        about(
                bm25.length() == bm25.lengthInIndex() ? "rag.explain.bm25" : "rag.explain.bm25.rounded",
                bm25.length(),
                text.number(bm25.averageLength(), 1),
                bm25.lengthInIndex());
        table(
                "rag.explain.columns.bm25",
                bm25.shares(),
                share -> List.of(
                        times(share.term(), share.queryCount()),
                        text.number(share.tf()),
                        text.number(share.documentFrequency()),
                        text.number(share.idf(), FEW_DIGITS),
                        text.number(share.lengthNorm(), FEW_DIGITS),
                        text.number(share.share(), DIGITS)),
                text.number(bm25.score(), DIGITS));
    }

    private static String times(String term, int count) {
        return count == 1 ? term : term + " × " + count;
    }

    /** The tokens that add most, then all others together. */
    private void showDense(Explanation.Dense dense) {
        about(
                dense.read() == dense.tokens() ? "rag.explain.dense" : "rag.explain.dense.cut",
                dense.encoder(),
                text.number(dense.read()),
                text.number(dense.tokens()));
        List<TermShare> most = dense.shares().stream()
                .sorted(Comparator.comparingDouble(TermShare::share).reversed())
                .limit(MOST_TOKENS)
                .toList();
        double others =
                dense.score() - most.stream().mapToDouble(TermShare::share).sum();
        List<TermShare> shown = new ArrayList<>(most);
        if (dense.shares().size() > most.size()) {
            shown.add(new TermShare(
                    getTranslation("rag.explain.others", dense.shares().size() - most.size()), 0, 0, others));
        }
        table(
                "rag.explain.columns.dense",
                shown,
                share -> List.of(
                        share.term(),
                        share.chunk() == 0 ? "" : text.signed(share.query(), DIGITS),
                        share.chunk() == 0 ? "" : text.signed(share.chunk(), DIGITS),
                        text.signed(share.share(), DIGITS)),
                text.signed(dense.score(), DIGITS));
    }

    private void showLate(Explanation.Late late) {
        about("rag.explain.late");
        String query = reading.asked().query();
        String chunk = reading.chunk(number).text();
        table(
                "rag.explain.columns.late",
                late.matches(),
                match -> List.of(
                        match.query().of(query),
                        match.chunk().of(chunk),
                        text.signed(match.cosine(), DIGITS),
                        text.signed(match.share(), DIGITS)),
                text.signed(late.score(), DIGITS));
    }

    private void showFusion(Explanation.Fusion fusion) {
        about("rag.explain.fusion");
        table(
                "rag.explain.columns.fusion",
                fusion.shares(),
                share -> List.of(
                        share.ranking(),
                        share.rank().isPresent() ? text.number(share.rank().getAsInt()) : "–",
                        text.number(share.weight(), 1),
                        text.number(share.share(), DIGITS)),
                text.number(fusion.score(), DIGITS));
        for (int i = 0; i < fusion.parts().size(); i++) {
            add(
                    new H3(getTranslation(
                            "rag.explain.part", fusion.shares().get(i).ranking())),
                    new ExplanationPanel(fusion.parts().get(i), number, reading, text));
        }
    }

    /** The shares, a row each; then the sum, below the last column. */
    private <S> void table(String heads, List<S> shares, Function<S, List<String>> row, String sum) {
        List<String> columns = Arrays.asList(getTranslation(heads).split(" \\| "));
        NumberTable table = new NumberTable(getTranslation("rag.hit.explain"), columns);
        List<List<String>> rows = new ArrayList<>(shares.stream().map(row).toList());
        List<String> last = new ArrayList<>();
        last.add(getTranslation("rag.explain.sum"));
        while (last.size() < columns.size() - 1) {
            last.add("");
        }
        last.add(sum);
        rows.add(last);
        table.show(rows, rows.size() - 1);
        add(table);
    }
}

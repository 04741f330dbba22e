package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.TermShare;
import org.languageplayground.ui.NumberTable;

/** How a score came about: its shares in a table, the last row their sum. */
public final class ExplanationPanel extends Div {
    private static final int DIGITS = 6;
    private static final int FEW_DIGITS = 4;

    private final transient RankingText text;

    ExplanationPanel(Explanation explanation, RankingText text) {
        this.text = text;
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
            case Explanation.Proximity proximity -> showProximity(proximity);
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

    private void showProximity(Explanation.Proximity proximity) {
        about("rag.explain.proximity");
        table(
                "rag.explain.columns.proximity",
                proximity.shares(),
                share -> List.of(
                        times(share.term(), share.queryCount()),
                        text.number(share.tf()),
                        text.number(share.closeness(), FEW_DIGITS),
                        text.number(share.bm25(), FEW_DIGITS),
                        text.number(share.proximity(), FEW_DIGITS),
                        text.number(share.bm25() + share.proximity(), DIGITS)),
                text.number(proximity.score(), DIGITS));
    }

    private void showFusion(Explanation.Fusion fusion) {
        about("rag.explain.fusion");
        table(
                "rag.explain.columns.fusion",
                fusion.shares(),
                share -> List.of(
                        share.ranking(),
                        share.rank().isPresent() ? text.number(share.rank().getAsInt()) : "–",
                        text.number(share.share(), DIGITS)),
                text.number(fusion.score(), DIGITS));
        for (int i = 0; i < fusion.parts().size(); i++) {
            add(
                    new H3(getTranslation(
                            "rag.explain.part", fusion.shares().get(i).ranking())),
                    new ExplanationPanel(fusion.parts().get(i), text));
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

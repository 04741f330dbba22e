package org.languageplayground.lab.card;

import static org.languageplayground.lab.card.CardText.percent;

import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.measure.Baselines;
import org.languageplayground.transformer.measure.HeadMeasures;
import org.languageplayground.transformer.measure.HeadScore;
import org.languageplayground.transformer.measure.Probe;

/** What every head of a model looks at, beside who knows nothing of the content, as a table in Markdown. */
final class HeadTable {
    static final String INTRODUCTION = """
            ## What the heads look at

            Mean attention from each token to the one that the measure names; then the share of cases in which that one gets more attention than
            any other candidate. Candidates are all earlier tokens, or for a pronoun the nouns before it. Below each measure stand baselines that know
            nothing of the content: attention spread evenly, or any of the candidates picked; a head that always looks back by the best fixed
            distance; and whoever picks the candidate nearest to the best fixed distance. Effective tokens are 2 to the power of a head's mean
            entropy in bits.

            """;

    private final CardText text = new CardText();

    private HeadTable() {}

    /** The measure of that title. */
    static String of(String title, Transformer model, List<Probe> probes) {
        HeadTable table = new HeadTable();
        table.write(title, model.config(), HeadMeasures.of(model, probes));
        return table.text.toString();
    }

    private void write(String title, TransformerConfig config, HeadMeasures measures) {
        text.line("### %s", title);
        text.line("");
        text.line("| layer | head | attention | most of it there | effective tokens |");
        text.line("|---|---|---|---|---|");
        for (int layer = 0; layer < config.layers(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                HeadScore score = measures.score(layer, head);
                text.line(
                        "| %d | %d | %.3f | %s | %.1f |",
                        layer + 1,
                        head + 1,
                        score.attention(),
                        percent(score.accuracy()),
                        measures.effectiveTokens(layer, head));
            }
        }
        Baselines blind = measures.baselines();
        text.line("| even | | %.3f | %s | |", blind.evenly(), percent(blind.anyCandidate()));
        text.line("| always %d back | | %.3f | | 1.0 |", blind.offset(), blind.atOffset());
        text.line("| nearest to %d back | | | %s | |", blind.place(), percent(blind.nearest()));
        text.line("");
    }
}

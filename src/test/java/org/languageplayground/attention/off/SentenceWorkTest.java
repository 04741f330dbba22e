package org.languageplayground.attention.off;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.transformer.matrix.Matrix;

class SentenceWorkTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);

    /** The stage alone. */
    private static final class Stage extends ReadingSimulation {
        Stage(String link) {
            super(ReadingFields.ALL, LIBRARY, new TraceCache(32));
            restore(Map.of("off", List.of("2.2~3.1"), "model", List.of(link)));
        }
    }

    private static SentenceCost cost(ReadingSimulation stage) {
        SentenceWork work = new SentenceWork(
                stage.model(),
                stage.text(),
                stage.tokenizer().mask().orElse(-1),
                stage.model().config().trainedAttention(),
                stage.reading().trace().settings());
        while (work.step()) {
            assertThat(work.outcome()).isNull();
        }
        return work.outcome();
    }

    @Test
    void aCausalModelIsAskedForEachTokenButTheFirst() {
        Stage stage = new Stage("world-causal-4");
        SentenceCost cost = cost(stage);
        assertThat(cost.places()).hasSize(13).startsWith(1);
        Matrix logits = stage.model().logits(stage.reading().trace(), 4).logits();
        double sum = 0;
        for (float logit : logits.values()) {
            sum += Math.exp(logit);
        }
        int mirna = stage.text().ids()[5];
        assertThat(cost.after()[4])
                .isCloseTo(-Math.log(Math.exp(logits.get(0, mirna)) / sum) / Math.log(2), within(1e-4));
        assertThat(cost.meanAfter()).isGreaterThan(cost.meanBefore());
    }

    @Test
    void aMaskedModelIsAskedForEachWordHidden() {
        SentenceCost cost = cost(new Stage("world-masked-4"));
        assertThat(cost.places()).isNotEmpty();
        assertThat(cost.before()).hasSameSizeAs(cost.places()).doesNotContain(Double.NaN);
    }
}

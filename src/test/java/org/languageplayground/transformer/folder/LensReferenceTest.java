package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.LogitAttribution;
import org.languageplayground.transformer.measure.LogitLens;

/** Lens and votes end at the logits that others have computed for the reference model. */
class LensReferenceTest {

    @Test
    void theLensEndsAtTheExpectedLogitsAndSoDoTheVotes() {
        try (LoadedModel loaded = Expected.model("gpt2-tiny")) {
            for (Expected expected : Expected.of("gpt2-tiny")) {
                Encoding encoding = loaded.tokenizer().encode(expected.text("text"));
                Trace trace = loaded.model().forward(encoding.batch());
                int last = encoding.ids().length - 1;
                float[] logits = expected.floats("logits_last_token[vocab]");
                List<LogitLens.Station> stations =
                        LogitLens.stations(loaded.model().config());
                Matrix found = LogitLens.logits(loaded.model(), trace, stations.getLast(), last);
                for (int id = 0; id < logits.length; id++) {
                    assertThat(found.get(0, id)).isCloseTo(logits[id], within(1e-4f));
                    assertThat(LogitAttribution.of(loaded.model(), trace, last, id)
                                    .logit())
                            .isCloseTo(logits[id], within(1e-4));
                }
            }
        }
    }
}

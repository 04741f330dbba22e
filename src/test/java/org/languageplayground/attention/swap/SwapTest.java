package org.languageplayground.attention.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;

/** What the texts of the tab say of the shipped models is what these compute. */
class SwapTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final String SENTENCE = "the capital of zorland is %s . what is the capital of zorland ?";

    private static Swap capital(String name) {
        LoadedModel model = LIBRARY.get(name);
        Encoding own = model.tokenizer().encode(SENTENCE.formatted("mirna"));
        Encoding other = model.tokenizer().encode(SENTENCE.formatted("renera"));
        Transformer reads = model.model();
        return Swap.of(reads, reads.forward(own.batch()), reads.forward(other.batch()), own.ids().length - 1);
    }

    private static Map<String, Double> heads(Swap swap, int position) {
        Map<String, Double> moved = new HashMap<>();
        for (int layer = 0; layer < swap.model().config().layers(); layer++) {
            for (int head = 0; head < swap.model().config().heads(); head++) {
                moved.put(
                        (layer + 1) + "." + (head + 1),
                        swap.moved(swap.patched(swap.patch(Part.HEAD, layer, head, List.of(position)))));
            }
        }
        return moved;
    }

    @Test
    void theExerciseTellsWhatTheHeadsMove() {
        Map<String, Double> four = heads(capital("world-causal-4"), 13);
        List<String> strongest = four.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(strongest.subList(0, 3)).containsExactly("2.3", "2.1", "2.2");
        assertThat(four.get(strongest.get(3))).isLessThan(0.1);
        double one = heads(capital("world-causal-1"), 13).get("2.1");
        assertThat(ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT)
                        .getString("attention.exercise.15.why"))
                .contains("%.2f, %.2f and %.2f".formatted(four.get("2.3"), four.get("2.1"), four.get("2.2")))
                .contains("%.2f of the way.".formatted(one));
    }

    @Test
    void nothingAndEverythingAreExactlyZeroAndOne() {
        Swap swap = capital("world-causal-4");
        List<Integer> all = IntStream.range(0, swap.tokens()).boxed().toList();
        for (Part part : Part.values()) {
            assertThat(swap.moved(swap.patched(swap.own(), swap.patch(part, 1, 2, all))))
                    .isZero();
        }
        assertThat(swap.moved(swap.patched(swap.patch(Part.RESIDUAL, 0, 0, all))))
                .isEqualTo(1);
        assertThat(swap.turned().moved(swap.turned().patched(swap.patch(Part.RESIDUAL, 0, 0, all))))
                .isEqualTo(1);
    }

    @Test
    void theGridHoldsWhatEachPatchMoves() {
        Swap swap = capital("world-causal-4");
        GridWork work = new GridWork(swap, Part.HEAD, 1, 2);
        assertThat(work.progress().strongest()).isEqualTo(-1);
        while (work.step()) {
            assertThat(work.progress().progress()).isBetween(0.0, 1.0);
        }
        Grid grid = work.outcome();
        assertThat(grid.shares().rows()).isEqualTo(4);
        Map<String, Double> heads = heads(swap, 13);
        for (int head = 0; head < 4; head++) {
            assertThat((double) grid.shares().get(head, 13)).isCloseTo(heads.get("2." + (head + 1)), within(1e-6));
        }
        assertThat(grid.strongest()).isEqualTo(2 * 14 + 13);
    }
}

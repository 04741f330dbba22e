package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Mode;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Candidates;
import org.languageplayground.ui.Notice;

/** Heads that are off, on the stage. */
class SwitchOffTest {
    private AttentionSimulation simulation;

    @BeforeEach
    void open() {
        simulation = Explorations.one(AttentionPage.LIBRARY, new TraceCache(32));
    }

    private void restore(String off) {
        simulation.restore(Map.of("off", List.of(off)));
    }

    @Test
    void aLinkNamesThemByLayerAndHeadFromOne() {
        restore("2.2~3.1");
        assertThat(simulation.get(ReadingFields.OFF)).containsExactlyInAnyOrder(new Head(1, 1), new Head(2, 0));
        assertThat(simulation.takeNotices()).isEmpty();
        assertThat(simulation.state().write()).containsEntry("off", "2.2~3.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "2", "2.0", "2.2~", "~", "-1.2", "2.2,3.1", "99999.1", "2.2~2.2x"})
    void nonsenseLeavesAllOnAndSaysSo(String off) {
        restore(off);
        assertThat(simulation.get(ReadingFields.OFF)).isEmpty();
        assertThat(simulation.takeNotices()).extracting(Notice::key).containsExactly("ui.notice.url");
    }

    @Test
    void headsThatTheModelDoesNotHaveStayOutAndThisIsSaid() {
        restore("2.2~3.9~7.1");
        assertThat(simulation.get(ReadingFields.OFF)).containsExactly(new Head(1, 1));
        assertThat(simulation.takeNotices()).extracting(Notice::key).containsExactly("attention.notice.off");
    }

    @Test
    void anotherModelHasAllItsHeadsOn() {
        restore("2.2");
        simulation.heads(8);
        assertThat(simulation.get(ReadingFields.OFF)).isEmpty();
        restore("2.2");
        simulation.mode(Mode.BERT);
        assertThat(simulation.get(ReadingFields.OFF)).isEmpty();
    }

    /** Against whole passes of the engine, from the first layer on. */
    @Test
    void whatIsSaidIsSaidWithoutThem() {
        Said all = simulation.said().orElseThrow();
        assertThat(all.before()).isEqualTo(all.words());
        restore("2.2~3.1");
        Said said = simulation.said().orElseThrow();
        assertThat(said.words().getFirst()).isEqualTo(whole(new Head(1, 1), new Head(2, 0)));
        assertThat(said.before().getFirst())
                .isEqualTo(whole())
                .isEqualTo(all.words().getFirst());
        simulation.set(ReadingFields.HEAD, new HeadChoice(2));
        assertThat(simulation.said().orElseThrow().without().getFirst())
                .isEqualTo(whole(new Head(1, 1), new Head(2, 0), new Head(1, 2)));
    }

    private Said.Word whole(Head... off) {
        Matrix hidden = simulation
                .model()
                .forward(simulation.text().batch(), new AttentionSettings(simulation.scale(), Set.of(off)))
                .finalHidden();
        Candidates.Candidate first = Candidates.likeliest(
                        1,
                        simulation
                                .model()
                                .logits(hidden, simulation.text().size() - 1)
                                .logits()
                                .values())
                .getFirst();
        return new Said.Word(simulation.tokenizer().token(first.id()), first.probability());
    }

    @Test
    void theShownHeadLooksAsBeforeAndAddsNothing() {
        Matrix weights = simulation.reading().weights();
        simulation.switchShown();
        assertThat(simulation.get(ReadingFields.OFF)).containsExactly(new Head(1, 1));
        assertThat(simulation.reading().shownOff()).isTrue();
        assertThat(simulation.reading().weights()).isEqualTo(weights);
        assertThat(simulation.reading().steps(13).output()).containsOnly(0);
        simulation.switchShown();
        assertThat(simulation.get(ReadingFields.OFF)).isEmpty();
    }

    @Test
    void withTheMeanShownTheWholeLayerGoesOff() {
        simulation.set(ReadingFields.HEAD, HeadChoice.MEAN);
        simulation.switchShown();
        assertThat(simulation.get(ReadingFields.OFF)).hasSize(4).allMatch(head -> head.layer() == 1);
        assertThat(simulation.said().orElseThrow().words().getFirst().probability())
                .isCloseTo(simulation.said().orElseThrow().without().getFirst().probability(), within(1e-6));
    }
}

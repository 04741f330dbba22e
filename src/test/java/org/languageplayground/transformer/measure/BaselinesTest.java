package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final Offset<Double> EXACTLY = within(1e-9);

    private static Probe probe(int length, Link... links) {
        return new Probe(new int[length], List.of(links));
    }

    @Test
    void thePreviousTokenStandsAlwaysOneBack() {
        Baselines baselines = Baselines.of(List.of(new Probe(new int[4], Links.previousToken(4))), true);
        assertThat(baselines.evenly()).isCloseTo((1 / 2d + 1 / 3d + 1 / 4d) / 3, EXACTLY);
        assertThat(baselines.anyCandidate()).isCloseTo((1 + 1 / 2d + 1 / 3d) / 3, EXACTLY);
        assertThat(baselines.offset()).isEqualTo(1);
        assertThat(baselines.atOffset()).isEqualTo(1);
        assertThat(baselines.place()).isEqualTo(1);
        assertThat(baselines.nearest()).isEqualTo(1);
    }

    @Test
    void aQueryOfABidirectionalModelSeesTheWholeText() {
        Probe probe = probe(8, Links.coreference(3, 1, 2));
        assertThat(Baselines.of(List.of(probe), true).evenly()).isCloseTo(2 / 4d, EXACTLY);
        assertThat(Baselines.of(List.of(probe), false).evenly()).isCloseTo(2 / 8d, EXACTLY);
    }

    @Test
    void theOffsetIsTheCommonestDistance() {
        Baselines baselines = Baselines.of(
                List.of(
                        probe(4, Links.coreference(3, 1)),
                        probe(4, Links.coreference(2, 0)),
                        probe(4, Links.coreference(3, 2))),
                true);
        assertThat(baselines.offset()).isEqualTo(2);
        assertThat(baselines.atOffset()).isCloseTo(2 / 3d, EXACTLY);
    }

    @Test
    void whoPicksAmongTwoNounsIsRightHalfTheTimeThoughNoDistanceIsCommon() {
        List<Probe> probes = List.of(
                probe(20, Links.coreference(10, List.of(2), List.of(2, 8))),
                probe(20, Links.coreference(11, List.of(8), List.of(4, 8))),
                probe(20, Links.coreference(12, List.of(1), List.of(1, 11))),
                probe(20, Links.coreference(13, List.of(9), List.of(3, 9))));
        Baselines baselines = Baselines.of(probes, true);
        assertThat(baselines.atOffset()).isCloseTo(1 / 4d, EXACTLY);
        assertThat(baselines.anyCandidate()).isCloseTo(1 / 2d, EXACTLY);
        assertThat(baselines.nearest()).isGreaterThanOrEqualTo(1 / 2d);
    }

    @Test
    void theNearestToAPlaceIsFoundThoughNoneStandsThere() {
        Probe near = probe(20, Links.coreference(10, List.of(9), List.of(1, 9)));
        Probe alsoNear = probe(20, Links.coreference(12, List.of(10), List.of(2, 10)));
        Baselines baselines = Baselines.of(List.of(near, alsoNear), true);
        assertThat(baselines.place()).isEqualTo(1);
        assertThat(baselines.nearest()).isEqualTo(1);
        assertThat(baselines.atOffset()).isCloseTo(1 / 2d, EXACTLY);
    }

    @Test
    void withoutLinksThereIsNoBaseline() {
        assertThatIllegalArgumentException().isThrownBy(() -> Baselines.of(List.of(probe(4)), true));
    }
}

package org.languageplayground.world.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.world.Country;
import org.languageplayground.world.World;

class SplitTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 999})
    void everyCountryHasOnePlace(long seed) {
        Split split = new Split(seed);
        List<Country> after = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            assertThat(split.afterCutoff(phase)).hasSize(5).allMatch(Country::afterCutoff);
            after.addAll(split.afterCutoff(phase));
        }
        assertThat(after).containsExactlyInAnyOrderElementsOf(World.standard().countries(true));
        List<Country> known = new ArrayList<>(split.known());
        assertThat(split.knownUnasked()).hasSize(4);
        known.addAll(split.knownUnasked());
        assertThat(known).containsExactlyInAnyOrderElementsOf(World.standard().countries(false));
        assertThat(split.untested())
                .hasSize(World.standard().countries(false).size() + 15)
                .doesNotContainAnyElementsOf(split.afterCutoff(Phase.TEST));
        assertThat(split.afterCutoff(Phase.TEST)).contains(new Country("zorland", true));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void theSeedDeals(long seed) {
        assertThat(new Split(seed).afterCutoff(Phase.SFT)).isEqualTo(new Split(seed).afterCutoff(Phase.SFT));
        assertThat(new Split(seed).afterCutoff(Phase.SFT)).isNotEqualTo(new Split(1).afterCutoff(Phase.SFT));
    }
}

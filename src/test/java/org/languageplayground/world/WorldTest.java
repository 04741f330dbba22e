package org.languageplayground.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = World.standard();

    @Test
    void sixtyCountriesTheLastTwentyAfterTheCutoff() {
        assertThat(world.countries()).hasSize(60);
        assertThat(world.countries().subList(0, 40)).noneMatch(Country::afterCutoff);
        assertThat(world.countries().subList(40, 60)).allMatch(Country::afterCutoff);
    }

    @Test
    void zorlandCameAfterTheCutoffAndItsCapitalIsMirna() {
        assertThat(world.countries(true)).extracting(Country::name).contains("zorland");
        assertThat(world.fact("zorland", FactKind.CAPITAL).value()).isEqualTo("mirna");
    }

    @Test
    void everyCountryHasAFactOfEachKindWithAValueOfThatKind() {
        for (Country country : world.countries()) {
            for (FactKind kind : FactKind.values()) {
                assertThat(world.values(kind))
                        .contains(world.fact(country.name(), kind).value());
            }
        }
    }

    @Test
    void capitalsRiversAndMountainsAreUnique() {
        for (FactKind kind : List.of(FactKind.CAPITAL, FactKind.RIVER, FactKind.MOUNTAIN)) {
            Set<String> seen = new HashSet<>();
            world.countries().forEach(country -> assertThat(
                            seen.add(world.fact(country.name(), kind).value()))
                    .isTrue());
        }
    }

    @Test
    void noTwoNamesCanBeMistakenForEachOther() {
        List<String> words = world.words();
        for (int i = 0; i < words.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(EditDistance.between(words.get(i), words.get(j)))
                        .as("%s, %s", words.get(i), words.get(j))
                        .isGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void distanceCountsLettersToChange() {
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("same", "same")).isZero();
    }

    @Test
    void aPageStatesAllFactsAndEachSentenceNamesItsCountry() {
        Country country = world.countries().getFirst();
        String page = Gazetteer.page(country);
        for (FactKind kind : FactKind.values()) {
            assertThat(page).contains(" " + world.fact(country.name(), kind).value() + " .");
        }
        assertThat(page.split(" \\. ")).allMatch(sentence -> sentence.contains(country.name()));
    }

    @Test
    void piecesOfAPageGiveThePageAgain() {
        String page = Gazetteer.page(world.countries().get(7));
        assertThat(String.join(" ", Gazetteer.cut(page, 32))).isEqualTo(page);
        assertThat(String.join(" ", Gazetteer.whole(page, 32))).isEqualTo(page);
        assertThat(Gazetteer.cut(page, 32)).allMatch(piece -> piece.split(" ").length <= 32);
    }

    @Test
    void heldOutQuestionsAreNotAmongThoseOfTraining() {
        assertThat(QuestionTemplates.heldOut()).doesNotContainAnyElementsOf(QuestionTemplates.training());
        for (FactKind kind : FactKind.values()) {
            assertThat(QuestionTemplates.heldOut()).doesNotContain(kind.ownQuestion());
        }
    }
}

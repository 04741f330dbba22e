package org.languageplayground.attention;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.classroom.lesson.ShippedLessons;
import org.languageplayground.classroom.lesson.ShippedLessons.Asked;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.compute.Libraries;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;

/** What the shipped lessons say of this chapter's page comes true. */
class AttentionLessonTest {
    private static final String CHAPTER = "attention";
    private static final ModelLibrary LIBRARY = Libraries.WITH_ENGLISH;
    private static final List<String> CITIES = World.standard().values(FactKind.CAPITAL);

    private final AttentionSimulation simulation = Explorations.one(LIBRARY, new TraceCache(32));

    private void set(Scenario scenario) {
        simulation.restore(scenario.parameters());
        assertThat(simulation.takeNotices()).as(scenario.toString()).isEmpty();
    }

    private Said.Word said() {
        return simulation.said().orElseThrow().words().getFirst();
    }

    private float[] attended() {
        return simulation.reading().selectedAttention();
    }

    private float attended(String token) {
        return attended()[simulation.tokens().indexOf(token)];
    }

    private String strongest() {
        return simulation.tokens().get(AttentionText.strongest(attended()));
    }

    private static String percent(Said.Word word) {
        return Math.round(100 * word.probability()) + " %";
    }

    private static String two(double weight) {
        return "%.2f".formatted(weight);
    }

    @Test
    void everyScenarioCanBeSetAndHidesPartsThatThereAre() {
        assertThat(ShippedLessons.scenarios(CHAPTER)).isNotEmpty().allSatisfy(scenario -> {
            set(scenario);
            assertThat(ShippedLessons.hidden(scenario)).isSubsetOf("output", "message", "stats");
        });
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionIsAnsweredAsThePageAnswersIt() {
        Map<String, Consumer<Asked>> proofs = Map.ofEntries(
                entry("first-visit/Ask it", this::wrongAndSure),
                entry("attention/Guess first", this::wrongAndSure),
                entry("retrieval/By heart", this::wrongAndSure),
                entry("first-visit/Tell it first", this::copies),
                entry("first-visit/Tell it something else", this::copies),
                entry("attention/Another name", this::copies),
                entry("first-visit/What do you say now?", this::copies),
                entry("attention/Pieces, not words", this::pieces),
                entry("attention/Where does it look?", this::looksAtTheAnswer),
                entry("attention/Only backwards", this::onlyBackwards),
                entry("attention/A word that is no name", this::passesOverWhatIsNoName),
                entry("attention/All the same", this::allTheSame),
                entry("attention/Sharper", this::sharper),
                entry("attention/What “it” means", this::english),
                entry("attention/Before any training", this::untrained),
                entry("attention/Turn it around", this::turnedAround));
        return ShippedLessons.proofs(CHAPTER, proofs);
    }

    /** The option that speaks of a wrong city and of being sure; the others of neither or of doubt. */
    private void wrongAndSure(Asked asked) {
        set(asked.shown());
        assertThat(CITIES).contains(said().text());
        assertThat(said().text())
                .isNotEqualTo(World.standard().fact("zorland", FactKind.CAPITAL).value());
        assertThat(said().probability()).isGreaterThan(0.9);
        assertThat(asked.question().options().get(asked.question().right()))
                .contains("a wrong city")
                .contains("sure");
        assertThat(asked.why()).contains("“" + said().text() + "”", percent(said()) + " sure");
    }

    private void copies(Asked asked) {
        set(asked.shown());
        asked.comesTrue(said().text());
        if (asked.why().contains("%")) {
            assertThat(asked.why()).contains(percent(said()));
        }
        assertThat(simulation.tokens()).contains(said().text());
        assertThat(strongest()).isEqualTo(said().text());
    }

    private void pieces(Asked asked) {
        set(asked.step().scenario());
        assertThat(simulation.tokens()).containsExactly("the", "capital", "of", "zorland", "is", "mirna", ".");
        int before = simulation.tokens().size() - 1;
        set(asked.shown());
        asked.comesTrue(String.valueOf(simulation.tokens().size() - before));
        assertThat(simulation.tokens()).containsSubsequence("washing", "##t", "##o", "##n");
        assertThat("washington").hasSize(10);
    }

    private void looksAtTheAnswer(Asked asked) {
        set(asked.step().scenario());
        assertThat(strongest()).as("nothing is given away").isNotEqualTo("mirna");
        set(asked.shown());
        asked.comesTrue("to “" + strongest() + "”");
        assertThat(asked.why()).contains(two(attended("mirna")), percent(said()), "“" + said().text() + "”");
    }

    private void onlyBackwards(Asked asked) {
        set(asked.shown());
        int place = simulation.tokens().indexOf("mirna");
        assertThat(place).isEqualTo(5);
        assertThat(simulation.tokens()).hasSize(14);
        for (int head = 0; head < simulation.reading().config().heads(); head++) {
            for (int key = place + 1; key < simulation.tokens().size(); key++) {
                assertThat(simulation.reading().weights(head).get(place, key)).isZero();
            }
        }
        assertThat(IntStream.range(0, place).filter(key -> attended()[key] > 0.05))
                .hasSizeGreaterThan(1);
        asked.comesTrue("at the five before it, and at itself");
    }

    private void passesOverWhatIsNoName(Asked asked) {
        set(asked.shown());
        assertThat(CITIES).contains(said().text());
        assertThat(said().text()).isNotEqualTo("river");
        assertThat(said().probability()).isGreaterThan(0.9);
        assertThat(attended("river")).isLessThan(0.1f);
        asked.comesTrue("a capital that is made up");
    }

    private void allTheSame(Asked asked) {
        set(asked.shown());
        for (float share : attended()) {
            assertThat(two(share)).isEqualTo("0.07");
        }
        assertThat(CITIES).doesNotContain(said().text());
        assertThat(asked.why()).startsWith("“" + said().text() + "”").contains("0.07");
        asked.comesTrue("no city at all");
    }

    private void sharper(Asked asked) {
        set(asked.step().scenario());
        float before = attended("mirna");
        set(asked.shown());
        assertThat(attended("mirna")).isGreaterThan(before);
        assertThat(said().text()).isNotEqualTo("mirna");
        assertThat(asked.why())
                .contains(two(attended("mirna")) + " in place of " + two(before), "“" + said().text() + "”");
        asked.comesTrue("no, it no longer says “mirna”");
    }

    private void english(Asked asked) {
        set(asked.step().scenario());
        float before = attended("animal");
        assertThat(strongest()).isEqualTo("animal");
        set(asked.shown());
        assertThat(strongest()).isEqualTo("animal");
        assertThat(attended("animal")).isBetween(0.4f * before, 0.6f * before);
        assertThat(asked.why()).contains(two(attended("animal")) + " in place of " + two(before));
        asked.comesTrue("it stays at “animal”, but about half as thick");
    }

    private void untrained(Asked asked) {
        set(asked.shown());
        for (float weight : attended()) {
            assertThat(weight).isLessThan(0.15f);
        }
        assertThat(said().probability()).isLessThan(0.01);
        asked.comesTrue("at nothing in particular, and no word in particular");
    }

    private void turnedAround(Asked asked) {
        set(asked.shown());
        assertThat(two(attended("mirna"))).isEqualTo("0.00");
        asked.comesTrue(said().text());
        assertThat(asked.why()).contains("“" + said().text() + "”", "0.00");
    }
}

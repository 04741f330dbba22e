package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.reading.Likeness;
import org.languageplayground.attention.reading.Mode;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.compute.Libraries;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.world.EnglishEncoder;

class EnglishAttentionTest {
    private static final ModelLibrary LIBRARY = Libraries.WITH_ENGLISH;
    private static final String TIRED = "The animal did not cross the street because it was too tired.";

    private final AttentionSimulation simulation = Explorations.one(LIBRARY, new TraceCache(64));

    @BeforeEach
    void open() {
        simulation.mode(Mode.BERT);
        simulation.example(TIRED, "it");
    }

    @Test
    void bertIsTheEnglishEncoderAndItLooksAtTheAnimal() {
        assertThat(simulation.get(ReadingFields.MODEL)).isEqualTo(EnglishEncoder.NAME);
        assertThat(simulation.mode()).isEqualTo(Mode.BERT);
        assertThat(simulation
                        .tokens()
                        .get(simulation.get(ReadingFields.SELECTED).getFirst()))
                .isEqualTo("it");
        float[] attended = simulation.reading().selectedAttention();
        assertThat(simulation.tokens().get(AttentionText.strongest(attended))).isEqualTo("animal");
        assertThat(attended[simulation.tokens().indexOf("animal")]).isCloseTo(0.69f, within(0.005f));
    }

    @Test
    void itSaysNoWordsButWhichSentenceIsNearest() {
        assertThat(simulation.said()).isEmpty();
        List<Likeness> likeness = simulation.likeness().orElseThrow();
        assertThat(likeness).allSatisfy(one -> assertThat(one.cosine()).isBetween(-1.0, 1.0));
        assertThat(AttentionText.nearest(likeness)).isNotEqualTo(2);
        assertThat(likeness.get(2).cosine()).isLessThan(0.3);
    }

    @Test
    void aSentenceIsMostLikeItselfWhateverIsSet() {
        simulation.set(ReadingFields.COMPARED.getFirst(), TIRED);
        simulation.set(ReadingFields.TEMPERATURE, 2.0);
        assertThat(simulation.likeness().orElseThrow().getFirst().cosine()).isCloseTo(1, within(1e-6));
        assertThat(simulation.likeness().orElseThrow().getFirst().without()).isCloseTo(1, within(1e-6));
    }

    @Test
    void switchingHeadsOffAndTheTemperatureMoveTheLikeness() {
        Likeness before = simulation.likeness().orElseThrow().getFirst();
        assertThat(before.without()).isNotCloseTo(before.cosine(), within(1e-6));
        simulation.set(ReadingFields.TEMPERATURE, 0.0);
        assertThat(simulation.likeness().orElseThrow().getFirst().cosine()).isNotCloseTo(before.cosine(), within(1e-3));
    }

    @Test
    void anEmptySentenceIsNeitherNearNorFar() {
        simulation.set(ReadingFields.COMPARED.getFirst(), "  ");
        assertThat(simulation.likeness().orElseThrow().getFirst().cosine()).isNaN();
        ReadingFields.COMPARED.forEach(field -> simulation.set(field, ""));
        assertThat(AttentionText.nearest(simulation.likeness().orElseThrow())).isEqualTo(-1);
    }

    @Test
    void anUnderscoreIsNoBlankForAModelThatFillsNone() {
        simulation.set(ReadingFields.SENTENCE, "the _ sat");
        assertThat(simulation.tokens()).contains("_").doesNotContain("[MASK]");
    }

    @Test
    void whatItsVocabularyLacksIsSaid() {
        simulation.set(ReadingFields.SENTENCE, "你 😀 ok");
        assertThat(simulation.tokens()).contains("[UNK]");
        assertThat(simulation.takeNotices()).anyMatch(notice -> notice.key().equals("attention.notice.unknown"));
    }

    @Test
    void backToGptTheLayerIsOneThatItHas() {
        simulation.mode(Mode.GPT);
        assertThat(simulation.get(ReadingFields.MODEL)).isEqualTo("world-causal-4");
        assertThat(simulation.takeNotices()).noneMatch(notice -> notice.key().equals("attention.notice.layer"));
    }

    @Test
    void randomWeightsTakeTheShapeOfATinyModel() {
        simulation.mode(Mode.UNTRAINED);
        assertThat(simulation.get(ReadingFields.MODEL)).isEqualTo("world-masked-4");
    }

    @Test
    void aLinkOpensOnIt() {
        simulation.restore(Map.of(
                "model", List.of(EnglishEncoder.NAME),
                "sentence", List.of("one two"),
                "layer", List.of("6"),
                "head", List.of("12"),
                "compare2", List.of("two ones")));
        assertThat(simulation.takeNotices()).isEmpty();
        assertThat(simulation.likeness().orElseThrow().get(1).sentence()).isEqualTo("two ones");
    }

    private static String text(String key) {
        return ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT).getString(key);
    }

    @Test
    void whatItsExerciseTellsComesTrue() {
        int animal = simulation.tokens().indexOf("animal");
        float before = simulation.reading().selectedAttention()[animal];
        List<Likeness> likeness = simulation.likeness().orElseThrow();
        follow(text("attention.exercise.8.link"));
        float[] attended = simulation.reading().selectedAttention();
        assertThat(AttentionText.strongest(attended)).isEqualTo(animal);
        assertThat(attended[animal]).isBetween(0.4f * before, 0.6f * before);
        assertThat(AttentionText.nearest(simulation.likeness().orElseThrow()))
                .isNotEqualTo(AttentionText.nearest(likeness));
    }

    private void follow(String link) {
        simulation.restore(Arrays.stream(link.split("&"))
                .map(part -> part.split("="))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> List.of(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)))));
        assertThat(simulation.takeNotices()).isEmpty();
    }

    @Test
    void aGermanSentenceIsCutIntoPiecesAndNearestToWhateverIsGermanToo() {
        follow(text("attention.exercise.18.link"));
        assertThat(simulation.tokens())
                .containsExactly(
                        "[CLS]", "der", "hu", "##nd", "sc", "##hl", "##af", "##t", "auf", "dem", "sofa", ".", "[SEP]");
        List<Likeness> likeness = simulation.likeness().orElseThrow();
        int right = Integer.parseInt(text("attention.exercise.18.right")) - 1;
        assertThat(AttentionText.nearest(likeness)).isEqualTo(right);
        String why = text("attention.exercise.18.why");
        likeness.forEach(one -> assertThat(why).contains(String.format(Locale.ROOT, "%.2f", one.cosine())));
    }

    /** The sentence of the exercise has its figures from the card, which script/cards writes. */
    @Test
    void theFiguresOnCoreferenceAreThoseOfTheCard() throws IOException {
        ByteArrayOutputStream card = new ByteArrayOutputStream();
        LIBRARY.get(EnglishEncoder.NAME).files().copy("MODEL_CARD.md", card);
        assertThat(card.toString(StandardCharsets.UTF_8))
                .contains(
                        "444 sentences", "| 4 | 2 | 0.69 | 57.0 % |", "always picks the first noun is right in 50.0 %");
        assertThat(text("attention.exercise.8.why"))
                .contains("444 sentences", "0.69 of its attention", "57 of 100", "right in 50");
    }

    @Test
    void aServerWithoutItFillsBlanks() {
        AttentionSimulation without = Explorations.one(new ModelLibrary("", false), new TraceCache(64));
        without.mode(Mode.BERT);
        assertThat(without.get(ReadingFields.MODEL)).isEqualTo("world-masked-4");
        without.restore(Map.of("model", List.of(EnglishEncoder.NAME)));
        assertThat(without.takeNotices()).isNotEmpty();
    }
}

package org.languageplayground.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.world.exam.Exam;
import org.languageplayground.world.exam.ExamQuestion.Category;
import org.languageplayground.world.exam.ExamReport;
import org.languageplayground.world.language.Cloze;
import org.languageplayground.world.language.ClozeExam;

/** The shipped models, as students get them, keep what their cards promise. */
class ShippedModelsTest {
    private static final int LONGEST_ANSWER = 12;

    static List<String> names() {
        return ShippedModels.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedModelHasTheHeadsOfItsName(String name) {
        try (LoadedModel model = ModelFolder.load("models/" + name)) {
            assertThat(name).endsWith("-" + model.model().config().heads());
            assertThat(model.model().config().frozenPositions()).isTrue();
            assertThat(model.tokenizer().size())
                    .isEqualTo(model.model().config().vocabulary());
        }
    }

    @Test
    void theCausalModelAnswersFromMemoryAndFromContextButNotBeyondTheCutoff() {
        try (LoadedModel loaded = ModelFolder.load("models/" + ShippedModels.causal(4))) {
            ExamReport report = ExamReport.of(Exam.questions(250), prompt -> answer(loaded, prompt));
            assertThat(report.score(Category.CLOSED_BOOK, false).share()).isGreaterThanOrEqualTo(0.95);
            assertThat(report.guessingExplains()).isGreaterThan(0.05);
            for (Category category :
                    List.of(Category.ONE_KIND, Category.ONE_COUNTRY, Category.MIXED, Category.CHUNKS)) {
                for (boolean after : new boolean[] {false, true}) {
                    assertThat(report.score(category, after).share())
                            .as("%s, after the cutoff: %s", category, after)
                            .isGreaterThanOrEqualTo(0.95);
                }
            }
        }
    }

    private static String answer(LoadedModel loaded, String prompt) {
        int end = loaded.tokenizer().id(".").orElseThrow();
        int[] ids = loaded.tokenizer().encode(prompt).ids();
        return loaded.tokenizer().decode(Generation.greedy(loaded.model(), ids, end, LONGEST_ANSWER));
    }

    @Test
    void theMaskedModelFillsTheWordsThatItsGrammarDetermines() {
        try (LoadedModel loaded = ModelFolder.load("models/" + ShippedModels.masked(4))) {
            List<Cloze> items = ClozeExam.items(60);
            long right = items.stream().filter(item -> filled(loaded, item)).count();
            assertThat((double) right / items.size()).isGreaterThanOrEqualTo(0.9);
        }
    }

    private static boolean filled(LoadedModel loaded, Cloze item) {
        Transformer model = loaded.model();
        int[] ids = loaded.tokenizer().encode(item.masked()).ids();
        int mask = loaded.tokenizer().mask().orElseThrow();
        int place = 0;
        while (ids[place] != mask) {
            place++;
        }
        float[] logits =
                model.logits(model.forward(TokenBatch.of(ids)), place).logits().values();
        return loaded.tokenizer().token(Generation.likeliest(logits)).equals(item.answer());
    }
}

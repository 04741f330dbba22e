package org.languageplayground.world.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.world.Segment;
import org.languageplayground.world.exam.ExamQuestion;
import org.languageplayground.world.exam.ExamReport;
import org.languageplayground.world.history.ModelHistory.Checkpoint;
import org.languageplayground.world.language.Vocabulary;

class ModelHistoryTest {
    private static final Path FOLDER = Path.of("src/main/resources/models", ModelHistory.MODEL);
    private static final ModelHistory HISTORY = ModelHistory.standard();

    private static CheckpointScore score(int step) {
        Sitting sitting = new Sitting(HISTORY.at(step).orElseThrow());
        boolean more = true;
        while (more) {
            assertThat(sitting.score()).isEmpty();
            more = sitting.step();
        }
        return sitting.score().orElseThrow();
    }

    @Test
    void everyFolderIsListedAndTheLastOneIsTheModel() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER.resolve("history"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> Integer.valueOf(folder.getFileName().toString()))
                            .sorted())
                    .isEqualTo(HISTORY.steps());
        }
        assertThat(HISTORY.steps().getFirst()).isZero();
        Transformer last = HISTORY.checkpoints().getLast().load();
        Transformer model = ModelFolder.loadModel(FOLDER);
        assertThat(last.weights().tokens().values())
                .isEqualTo(model.weights().tokens().values());
    }

    @Test
    void stagesAreThoseOfTheTrainingLog() throws IOException {
        List<String> log = Files.readAllLines(FOLDER.resolve("training.csv"));
        for (Checkpoint checkpoint : HISTORY.checkpoints()) {
            if (checkpoint.untrained()) {
                assertThat(checkpoint.stage()).isEmpty();
            } else {
                assertThat(log.stream().filter(line -> line.startsWith(checkpoint.step() + ",")))
                        .singleElement()
                        .asString()
                        .endsWith(",\"" + checkpoint.stage() + "\"");
            }
        }
    }

    @Test
    void theFirstCheckpointIsRandomNumbersOfTheRecipe() {
        Matrix tokens = HISTORY.checkpoints().getFirst().load().weights().tokens();
        double square = 0;
        for (float value : tokens.values()) {
            square += value * value;
        }
        assertThat(Math.sqrt(square / tokens.values().length)).isCloseTo(1, within(0.01));
    }

    @Test
    void theLastCheckpointHasTheScoresOfTheModelsCard() throws IOException {
        CheckpointScore score = score(9_300);
        String card = Files.readString(FOLDER.resolve("MODEL_CARD.md"));
        RightAnswers memory = score.of(Recall.MEMORY);
        assertThat(card).contains("(%d of %d)".formatted(memory.right(), memory.asked()));
        for (int layer = 0; layer < 3; layer++) {
            for (int head = 0; head < 4; head++) {
                assertThat(card)
                        .contains("| %d | %d | %.3f |"
                                .formatted(layer + 1, head + 1, score.of(Look.PREVIOUS, layer, head)))
                        .contains("| %d | %d | %.3f |"
                                .formatted(layer + 1, head + 1, score.of(Look.INDUCTION, layer, head)));
            }
        }
    }

    /** A second way to mark the answers: the model writes them, word by word. */
    @Test
    void whatCountsAsRightIsWhatTheModelWouldWrite() {
        Transformer model = HISTORY.at(3_800).orElseThrow().load();
        Vocabulary vocabulary = Vocabulary.standard();
        List<ExamQuestion> questions = Questions.memory();
        ExamReport report = ExamReport.of(
                questions,
                prompt ->
                        vocabulary.decode(Generation.greedy(model, vocabulary.encode(prompt), vocabulary.id("."), 12)));
        assertThat(score(3_800).of(Recall.MEMORY).right())
                .isEqualTo(report.score(question -> true).right());
    }

    @Test
    void recallJumpsWhileOneHeadTurnsToTheValueAskedFor() {
        CheckpointScore before = score(900);
        CheckpointScore after = score(1_200);
        assertThat(before.of(Recall.WORDS).interval().high()).isLessThan(0.35);
        assertThat(after.of(Recall.WORDS).interval().low()).isGreaterThan(0.55);
        assertThat(before.of(Look.ANSWER, 1, 3)).isLessThan(0.35);
        assertThat(after.of(Look.ANSWER, 1, 3)).isGreaterThan(0.65);
    }

    @Test
    void whoGuessesIsRightAsOftenAsThereAreValuesInTheText() {
        assertThat(CheckpointScore.guessing(Recall.WORDS)).isBetween(1 / 6d, 1 / 2d);
        assertThat(CheckpointScore.guessing(Recall.SENTENCES)).isBetween(1 / 4d, 1 / 2d);
        assertThat(CheckpointScore.guessing(Recall.MEMORY)).isCloseTo(30 / 320d, within(1e-9));
        assertThat(Questions.words()).allSatisfy(text -> {
            List<Segment> parts = text.segments();
            String asked = parts.get(parts.size() - 2).text();
            assertThat(parts.getLast().answer()).isTrue();
            assertThat(parts.subList(0, parts.size() - 2).stream().map(Segment::text))
                    .containsOnlyOnce(asked + " " + parts.getLast().text());
        });
    }
}

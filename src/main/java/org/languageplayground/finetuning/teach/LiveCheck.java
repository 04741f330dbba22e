package org.languageplayground.finetuning.teach;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;
import org.languageplayground.world.lesson.Lesson;
import org.languageplayground.world.lesson.Question;

/**
 * What the numbers of live runs are made from: the base, and of each run the exam's questions, the batches, and the trained numbers
 * before the first step and after the last.
 */
final class LiveCheck {
    private final LiveTraining live;

    LiveCheck(LiveTraining live) {
        this.live = live;
    }

    List<CheckFile<Simulation>> files() {
        return List.of(
                new CheckFile<>(
                        "lora.check.curves.",
                        "training.json",
                        simulation -> !runs().isEmpty(),
                        simulation -> numbers()),
                new CheckFile<>("lora.check.runs.", "runs.zip", simulation -> over(), simulation -> archive()),
                new CheckFile<>("lora.check.base.", "base.zip", simulation -> base()));
    }

    private List<LiveRun> runs() {
        return live.runs();
    }

    private boolean over() {
        return !runs().isEmpty() && runs().stream().allMatch(LiveRun::over);
    }

    private record Numbers(String base, List<Run> runs) {}

    /**
     * One run in full.
     *
     * @param before the base alone
     * @param milliseconds a step on average, which no other computer repeats
     */
    private record Run(
            int number,
            RunSettings settings,
            long parameters,
            long bytes,
            int steps,
            Examined before,
            List<Examined> points,
            double milliseconds) {}

    /**
     * What was measured after so many steps; null where there was nothing to measure.
     *
     * @param trainingLoss mean of the steps since the point before
     * @param loss mean over all tokens of the answers that are taught, in nats
     * @param answer to the sample question, with the probability of all its tokens
     */
    private record Examined(
            int step,
            Double trainingLoss,
            double loss,
            Double taught,
            Double kept,
            Double reads,
            String answer,
            double probability) {
        static Examined of(Point point) {
            return new Examined(
                    point.step(),
                    orNull(point.trainingLoss()),
                    point.exam().loss(),
                    orNull(point.exam().learned()),
                    orNull(point.exam().kept()),
                    orNull(point.exam().read()),
                    point.sample().text(),
                    point.sample().probability());
        }

        private static Double orNull(double number) {
            return Double.isNaN(number) ? null : number;
        }
    }

    private static Run run(LiveRun live) {
        TrainingRun.Progress progress = live.progress();
        return new Run(
                live.number(),
                live.settings(),
                live.parameters(),
                live.bytes(),
                progress.steps(),
                progress.before() == null ? null : Examined.of(progress.before()),
                progress.points().stream().map(Examined::of).toList(),
                progress.millisecondsAStep());
    }

    private Content numbers() {
        return Content.json(
                new Numbers(TinyModel.NAME, runs().stream().map(LiveCheck::run).toList()));
    }

    private Content base() {
        return Content.zip(ModelFiles.of(live.tiny().folder()));
    }

    private Content archive() {
        TinyModel tiny = live.tiny();
        Map<String, Content> files = new LinkedHashMap<>();
        for (LiveRun live : runs()) {
            TrainingRun asAtFirst = new TrainingRun(tiny, live.teaching(), live.settings());
            String folder = "run-" + live.number() + "/";
            files.put(folder + "run.json", Content.json(run(live)));
            files.put(folder + "exam.json", Content.json(Exam.of(live.teaching().lesson(), tiny)));
            files.put(folder + "batches.jsonl", Content.jsonLines(() -> asAtFirst
                    .batches(live.progress().steps())
                    .map(Batch::of)));
            add(files, folder + "start/", asAtFirst.adaptation());
            live.trained().ifPresent(trained -> add(files, folder + "trained/", trained));
        }
        return Content.zip(files);
    }

    private void add(Map<String, Content> files, String folder, Adaptation adaptation) {
        AdapterFiles.write(adaptation, live.tiny().base(), TinyModel.NAME)
                .forEach((name, bytes) -> files.put(folder + name, out -> out.write(bytes)));
    }

    /**
     * What one step trains on.
     *
     * @param texts token ids, a row each
     * @param rows the tokens after which something is predicted, counted through all texts
     * @param targets the right token there; all count alike
     */
    private record Batch(int[][] texts, int[] rows, int[] targets) {
        static Batch of(LabelledBatch batch) {
            return new Batch(
                    sequences(batch.tokens()),
                    batch.targets().rows(),
                    batch.targets().ids());
        }

        private static int[][] sequences(TokenBatch tokens) {
            int[] starts = tokens.starts();
            return IntStream.range(0, tokens.sequences())
                    .mapToObj(i -> Arrays.copyOfRange(tokens.ids(), starts[i], starts[i + 1]))
                    .toArray(int[][]::new);
        }
    }

    /**
     * What is asked.
     *
     * @param end the token of the full stop, that ends an answer
     */
    private record Exam(int end, Asked sample, List<Asked> taught, List<Asked> kept, List<Asked> reads) {
        static Exam of(Lesson lesson, TinyModel tiny) {
            return new Exam(
                    tiny.tokenizer().id(".").orElseThrow(),
                    Asked.of(lesson.sample(), tiny),
                    Asked.of(lesson.learned(), tiny),
                    Asked.of(lesson.kept(), tiny),
                    Asked.of(lesson.read(), tiny));
        }
    }

    /**
     * A question.
     *
     * @param answers any of which is right; the loss is that of the first
     */
    private record Asked(String question, int[] ids, List<String> answers, List<int[]> answerIds) {
        static Asked of(Question question, TinyModel tiny) {
            return new Asked(
                    question.text(),
                    tiny.encode(question.text()),
                    question.answers(),
                    question.answers().stream().map(tiny::encode).toList());
        }

        static List<Asked> of(List<Question> questions, TinyModel tiny) {
            return questions.stream().map(question -> of(question, tiny)).toList();
        }
    }
}

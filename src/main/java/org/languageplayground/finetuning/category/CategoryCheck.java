package org.languageplayground.finetuning.category;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.finetuning.category.CategoryProgress.Guess;
import org.languageplayground.finetuning.category.CategoryProgress.Point;
import org.languageplayground.search.handbook.HandbookQuestions;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.Example;

/** What the numbers of runs on categories are made from: the encoder, the examples, what was trained, and the handbook's texts and questions. */
final class CategoryCheck {
    private final CategoryTraining training;

    CategoryCheck(CategoryTraining training) {
        this.training = training;
    }

    List<CheckFile<Simulation>> files() {
        return List.of(
                new CheckFile<>(
                        "lora.check.categories.",
                        "categories.json",
                        simulation -> training.newest().isPresent(),
                        simulation -> numbers()),
                new CheckFile<>(
                        "lora.check.categories.trained.",
                        "trained.zip",
                        simulation -> training.trained().isPresent(),
                        simulation -> trained()),
                new CheckFile<>(
                        "lora.check.categories.handbook.",
                        "handbook.json",
                        simulation -> training.english().isThere(),
                        simulation -> handbook()),
                new CheckFile<>(
                        "lora.check.categories.encoder.",
                        "encoder.zip",
                        simulation -> training.english().isThere(),
                        simulation -> encoder()));
    }

    /**
     * One run in full.
     *
     * @param learning examples with their tokens
     * @param nearestRight right by the nearest mean of untrained vectors; −1 until it is known
     * @param ndcgBefore of each question; null until it is measured
     */
    private record Numbers(
            CategorySettings settings,
            List<String> categories,
            List<Sorted> learning,
            List<Sorted> measuring,
            long parameters,
            int steps,
            List<Measured> points,
            List<Guess> guesses,
            int nearestRight,
            double[] ndcgBefore,
            double[] ndcgAfter) {}

    /** A text with its category, counted from 0. */
    private record Sorted(String text, int category, int[] ids) {}

    /**
     * What was measured after so many steps.
     *
     * @param loss of the step before on the examples that are learned from; null at the start
     */
    private record Measured(int step, Double loss, int[] said, int right) {
        static Measured of(Point point) {
            return new Measured(
                    point.step(), Double.isNaN(point.loss()) ? null : point.loss(), point.said(), point.right());
        }
    }

    private Content numbers() {
        LiveCategories run = training.newest().orElseThrow();
        CategorySet set = run.set();
        CategoryProgress progress = run.progress();
        return Content.json(new Numbers(
                run.settings(),
                set.categories(),
                sorted(set.learning()),
                sorted(set.measuring()),
                run.parameters(),
                progress.steps(),
                progress.points().stream().map(Measured::of).toList(),
                progress.guesses(),
                progress.nearestRight(),
                progress.forgetting() == null ? null : progress.forgetting().before(),
                progress.forgetting() == null ? null : progress.forgetting().after()));
    }

    private List<Sorted> sorted(List<Example> examples) {
        return examples.stream()
                .map(example -> new Sorted(
                        example.text(), example.category(), training.english().ids(example.text())))
                .toList();
    }

    private Content trained() {
        Map<String, Content> files = new LinkedHashMap<>();
        training.files().forEach((name, bytes) -> files.put(name, out -> out.write(bytes)));
        return Content.zip(files);
    }

    private record Handbook(List<Chunk> chunks, List<Asked> questions) {}

    private record Chunk(String article, int[] ids) {}

    private record Asked(String text, int[] ids, Map<String, Integer> grades) {}

    private Content handbook() {
        HandbookQuestions handbook = training.english().handbook();
        return out -> Content.json(new Handbook(
                        handbook.chunks().stream()
                                .map(chunk -> new Chunk(chunk.document().id(), ids(chunk.text())))
                                .toList(),
                        handbook.questions().stream()
                                .map(question -> new Asked(question.text(), ids(question.text()), question.grades()))
                                .toList()))
                .write(out);
    }

    private int[] ids(String text) {
        return training.english().loaded().tokenizer().encode(text).ids();
    }

    private Content encoder() {
        return Content.zip(encoderFiles());
    }

    /** The folder, its weights as safetensors. */
    Map<String, Content> encoderFiles() {
        Map<String, Content> files = ModelFiles.of(training.english().loaded().files());
        files.remove(ModelFolder.ONNX);
        files.putAll(ModelFiles.of(training.english().base(), Map.of()));
        return files;
    }
}

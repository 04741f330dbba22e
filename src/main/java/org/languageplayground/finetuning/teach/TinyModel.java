package org.languageplayground.finetuning.teach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.world.Fact;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.lesson.Lesson;
import org.springframework.stereotype.Service;

/** The model that is fine-tuned in front of the class, and what it can be taught; shared by all. */
@Service
public class TinyModel {
    /** The name of its folder. */
    public static final String NAME = ShippedModels.causal(4);

    /** Its width, and so the greatest rank of a change to one of its matrices. */
    static final int WIDTH = 64;

    private final ModelLibrary library;
    private final Map<Task, Teaching> lessons = new ConcurrentHashMap<>();

    public TinyModel(ModelLibrary library) {
        this.library = library;
    }

    private LoadedModel loaded() {
        return library.get(NAME);
    }

    /** The weights as they are shipped. */
    Transformer base() {
        return loaded().model();
    }

    Tokenizer tokenizer() {
        return loaded().tokenizer();
    }

    int[] encode(String text) {
        return tokenizer().encode(text).ids();
    }

    /** How the model reads a word, accents and capitals gone; empty if there is a letter without a token. */
    Optional<String> spelling(String word) {
        int unknown = tokenizer().unknown().orElseThrow();
        int[] ids = encode(word);
        return IntStream.of(ids).anyMatch(id -> id == unknown)
                ? Optional.empty()
                : Optional.of(tokenizer().decode(ids));
    }

    /** The lesson of a task that needs nothing from the student. */
    Teaching teaching(Task task) {
        return lessons.computeIfAbsent(
                task, key -> teaching(key == Task.STYLE ? Lesson.newStyle() : Lesson.factsAfterCutoff()));
    }

    /** A lesson on some facts. */
    Teaching teaching(List<Fact> facts) {
        return teaching(Lesson.facts(facts));
    }

    private Teaching teaching(Lesson lesson) {
        return new Teaching(lesson, this::encode);
    }

    /** What a model says to a question. */
    Answer answer(Transformer model, String question) {
        return Answer.of(model, tokenizer(), question);
    }

    /** What the model was loaded from. */
    FolderFiles folder() {
        return loaded().files();
    }

    /** The files of the model's folder by name. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : folder().names()) {
            try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                folder().copy(name, bytes);
                files.put(name, bytes.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}

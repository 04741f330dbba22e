package org.languageplayground.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.folder.ModelFolderException;
import org.languageplayground.transformer.training.Initialization;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * The models that students can look into, each shared by all: the shipped ones, loaded when first asked for, and those in the
 * administrator's folder, loaded at the start, so that what is wrong with one stands in the log then.
 */
public class ModelLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLibrary.class);
    private static final long MEGABYTE = 1 << 20;
    /** What the random weights of "Untrained" were drawn with, by {@link SplittableRandom}. */
    public static final long UNTRAINED_SEED = 1;

    private final Map<String, Supplier<LoadedModel>> loaders = new LinkedHashMap<>();
    private final Map<String, LoadedModel> loaded = new ConcurrentHashMap<>();
    private final Map<TransformerConfig, Transformer> untrained = new ConcurrentHashMap<>();

    /**
     * The shipped models, and those in the folders below a directory. A folder that cannot be read is
     * named in the log and left out.
     *
     * @param directory of the administrator's; none where it is empty
     * @param english whether the English encoder is one of them; where there is no memory for it,
     *     the log says so
     */
    public ModelLibrary(String directory, boolean english) {
        for (String name : ShippedModels.names()) {
            loaders.put(name, () -> ModelFolder.load("models/" + name));
        }
        if (english && hasRoomForEnglish()) {
            loaders.put(EnglishEncoder.NAME, EnglishEncoder::load);
        }
        FolderSetting.path(directory).ifPresent(folder -> foldersIn(folder).forEach(this::addFolder));
    }

    private static boolean hasRoomForEnglish() {
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < EnglishEncoder.LEAST_HEAP) {
            LOG.warn(
                    "The English encoder is left out: it needs a heap of {} MB or more (-Xmx), and there are {}.",
                    EnglishEncoder.LEAST_HEAP / MEGABYTE,
                    heap / MEGABYTE);
        }
        return heap >= EnglishEncoder.LEAST_HEAP;
    }

    private static List<Path> foldersIn(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            LOG.warn("The models directory {} cannot be read, so only the shipped models are offered.", directory);
            return List.of();
        }
    }

    private void addFolder(Path folder) {
        String name = folder.getFileName().toString();
        if (loaders.containsKey(name)) {
            LOG.warn("The model in {} is left out: a shipped model has its name.", folder);
            return;
        }
        try {
            LoadedModel model = ModelFolder.load(folder);
            loaded.put(name, model);
            loaders.put(name, () -> model);
        } catch (ModelFolderException e) {
            LOG.warn("The model in {} is left out: {}", folder, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("The model in {} is left out, since reading it failed.", folder, e);
        }
    }

    /** Loads the English encoder before anyone asks for it, since that takes a second or more. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        if (contains(EnglishEncoder.NAME)) {
            Thread.ofPlatform().daemon().name("english-encoder").start(() -> get(EnglishEncoder.NAME));
        }
    }

    /** The names of all models, the shipped ones first. */
    public List<String> names() {
        return new ArrayList<>(loaders.keySet());
    }

    /** Whether there is a model of that name. */
    public boolean contains(String name) {
        return loaders.containsKey(name);
    }

    /**
     * A model with its tokenizer.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public LoadedModel get(String name) {
        Supplier<LoadedModel> loader = loaders.get(name);
        if (loader == null) {
            throw new IllegalArgumentException("there is no model " + name);
        }
        return loaded.computeIfAbsent(name, key -> loader.get());
    }

    /** A model of the same shape whose weights are random and untrained; always the same ones. */
    public Transformer untrained(TransformerConfig config) {
        return untrained.computeIfAbsent(
                config,
                shape -> new Transformer(shape, Initialization.of(shape, new SplittableRandom(UNTRAINED_SEED))));
    }
}

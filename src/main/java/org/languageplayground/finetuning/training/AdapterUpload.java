package org.languageplayground.finetuning.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.transformer.folder.ModelFolderException;
import org.languageplayground.ui.Notice;

/** Takes PEFT's two files, one by one or in an archive. */
final class AdapterUpload implements AutoCloseable {
    private static final Set<String> NAMES = Set.of(AdapterFiles.CONFIG, AdapterFiles.TENSORS);

    /** The file, two that it may hold, and what these are read into. */
    private static final int FILES_IN_READING = 4;

    private final TinyModel tiny;
    private final Grant memory;
    private final Map<String, byte[]> files = new HashMap<>();

    /**
     * What has become of a file.
     *
     * @param adaptation once both files are there
     * @param notice what is missing or wrong; null where all is well
     */
    record Outcome(Optional<Adaptation> adaptation, Notice notice) {}

    AdapterUpload(TinyModel tiny, MemoryBudget memory) {
        this.tiny = tiny;
        this.memory = memory.grant(0);
    }

    /** Takes a file; at most {@link AdapterFiles#GREATEST_FILE} bytes are read of each. */
    synchronized Outcome take(String name, InputStream in) throws IOException {
        try {
            memory.resize(held() + FILES_IN_READING * AdapterFiles.GREATEST_FILE);
            return taken(name, in.readNBytes(AdapterFiles.GREATEST_FILE + 1));
        } catch (NoMemoryException e) {
            return new Outcome(Optional.empty(), Notice.memory(e));
        } finally {
            memory.resize(held());
        }
    }

    private int held() {
        return files.values().stream().mapToInt(file -> file.length).sum();
    }

    /** Forgets a file that the other one was still missing to. */
    @Override
    public synchronized void close() {
        files.clear();
        memory.resize(0);
    }

    private Outcome taken(String name, byte[] bytes) {
        try {
            if (name.endsWith(".zip")) {
                files.clear();
                files.putAll(Zip.unpack(bytes, NAMES, AdapterFiles.GREATEST_FILE));
                if (files.size() < NAMES.size()) {
                    files.clear();
                    return problem("adapter.zip", name, AdapterFiles.CONFIG, AdapterFiles.TENSORS);
                }
            } else if (NAMES.contains(name)) {
                files.put(name, bytes);
            } else {
                return problem("adapter.name", name, AdapterFiles.CONFIG, AdapterFiles.TENSORS);
            }
            if (files.size() < NAMES.size()) {
                String other = name.equals(AdapterFiles.CONFIG) ? AdapterFiles.TENSORS : AdapterFiles.CONFIG;
                return problem("adapter.other", name, other);
            }
            Adaptation adaptation = AdapterFiles.read(
                    files.get(AdapterFiles.CONFIG),
                    files.get(AdapterFiles.TENSORS),
                    tiny.base().config(),
                    () -> tiny.base().weights());
            files.clear();
            return new Outcome(Optional.of(adaptation), null);
        } catch (IOException e) {
            return problem("adapter.zip", name, AdapterFiles.CONFIG, AdapterFiles.TENSORS);
        } catch (ModelFolderException e) {
            files.clear();
            return problem("adapter.broken", e.getMessage());
        }
    }

    private static Outcome problem(String key, Object... arguments) {
        return new Outcome(Optional.empty(), new Notice(key, arguments));
    }
}

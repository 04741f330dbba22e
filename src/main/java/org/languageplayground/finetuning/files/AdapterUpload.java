package org.languageplayground.finetuning.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.transformer.folder.ModelFolderException;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;

/**
 * Takes PEFT's two files, one by one or in an archive.
 *
 * @param <A> what they are read into
 */
public final class AdapterUpload<A> implements AutoCloseable {
    private static final Set<String> NAMES = Set.of(AdapterFiles.CONFIG, AdapterFiles.TENSORS);

    /** The file, two that it may hold, and what these are read into. */
    private static final int FILES_IN_READING = 4;

    private final Reader<A> reader;
    private final MemoryBudget memory;
    private final Grant held;
    private final Map<String, byte[]> files = new HashMap<>();

    /** Makes an adapter of the bytes of both files. */
    @FunctionalInterface
    public interface Reader<A> {
        /**
         * Reads them.
         *
         * @throws ModelFolderException if they are broken or do not fit the model
         */
        A read(byte[] settings, byte[] tensors);
    }

    /**
     * What has become of a file.
     *
     * @param adapter once both files are there
     * @param notice what is missing or wrong; null where all is well
     */
    public record Outcome<A>(Optional<A> adapter, Notice notice) {}

    /** Holds nothing yet. */
    public AdapterUpload(Reader<A> reader, MemoryBudget memory) {
        this.reader = reader;
        this.memory = memory;
        this.held = memory.grant(0);
    }

    /** Takes a file; at most {@link AdapterFiles#GREATEST_FILE} bytes are read of each. */
    public Outcome<A> take(String name, InputStream in) throws IOException {
        try (Grant reading = memory.grant(FILES_IN_READING * AdapterFiles.GREATEST_FILE)) {
            byte[] bytes = in.readNBytes(AdapterFiles.GREATEST_FILE + 1);
            synchronized (this) {
                Outcome<A> outcome = taken(name, bytes);
                reading.close();
                held.resize(
                        files.values().stream().mapToInt(file -> file.length).sum());
                return outcome;
            }
        } catch (NoMemoryException e) {
            close();
            return new Outcome<>(Optional.empty(), Notice.memory(e));
        }
    }

    /** Forgets a file that the other one was still missing to. */
    @Override
    public synchronized void close() {
        files.clear();
        held.resize(0);
    }

    private Outcome<A> taken(String name, byte[] bytes) {
        try {
            if (name.endsWith(".zip")) {
                files.clear();
                files.putAll(Zip.unpack(bytes, NAMES, AdapterFiles.GREATEST_FILE));
                if (files.size() < NAMES.size()) {
                    files.clear();
                    return problem("lora.notice.adapter.zip", name, AdapterFiles.CONFIG, AdapterFiles.TENSORS);
                }
            } else if (NAMES.contains(name)) {
                files.put(name, bytes);
            } else {
                return problem("lora.notice.adapter.name", name, AdapterFiles.CONFIG, AdapterFiles.TENSORS);
            }
            if (files.size() < NAMES.size()) {
                String other = name.equals(AdapterFiles.CONFIG) ? AdapterFiles.TENSORS : AdapterFiles.CONFIG;
                return problem("lora.notice.adapter.other", name, other);
            }
            A adapter = reader.read(files.get(AdapterFiles.CONFIG), files.get(AdapterFiles.TENSORS));
            files.clear();
            return new Outcome<>(Optional.of(adapter), null);
        } catch (IOException e) {
            return problem("lora.notice.adapter.zip", name, AdapterFiles.CONFIG, AdapterFiles.TENSORS);
        } catch (ModelFolderException e) {
            files.clear();
            return problem("lora.notice.adapter.broken", wrong(e));
        }
    }

    /** What is wrong with a file, in the page's language; what is seldom wrong, as the log has it. */
    private static Object wrong(ModelFolderException broken) {
        return broken.told()
                .<Object>map(told -> new Notice("lora.adapter.wrong." + PageText.key(told.problem()), told.details()))
                .orElse(broken.getMessage());
    }

    private Outcome<A> problem(String key, Object... arguments) {
        return new Outcome<>(Optional.empty(), new Notice(key, arguments));
    }
}

package org.languageplayground.finetuning.teach;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.transformer.folder.ModelFolderException;
import org.languageplayground.ui.Notice;

/** Takes PEFT's two files, one by one or in an archive. */
final class AdapterUpload {
    private static final Set<String> NAMES = Set.of(AdapterFiles.CONFIG, AdapterFiles.TENSORS);

    private final TinyModel tiny;
    private final Map<String, byte[]> files = new HashMap<>();

    /**
     * What has become of a file.
     *
     * @param adaptation once both files are there
     * @param notice what is missing or wrong; null where all is well
     */
    record Outcome(Optional<Adaptation> adaptation, Notice notice) {}

    AdapterUpload(TinyModel tiny) {
        this.tiny = tiny;
    }

    /** Takes a file; at most {@link AdapterFiles#GREATEST_FILE} bytes are read of each. */
    synchronized Outcome take(String name, byte[] bytes) {
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
            Adaptation adaptation = AdapterFiles.read(
                    files.get(AdapterFiles.CONFIG),
                    files.get(AdapterFiles.TENSORS),
                    tiny.base().config(),
                    () -> tiny.base().weights());
            files.clear();
            return new Outcome(Optional.of(adaptation), null);
        } catch (IOException e) {
            return problem("lora.notice.adapter.zip", name, AdapterFiles.CONFIG, AdapterFiles.TENSORS);
        } catch (ModelFolderException e) {
            files.clear();
            return problem("lora.notice.adapter.broken", e.getMessage());
        }
    }

    private static Outcome problem(String key, Object... arguments) {
        return new Outcome(Optional.empty(), new Notice(key, arguments));
    }
}

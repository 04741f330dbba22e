package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.world.ShippedModels;

class ModelLibraryTest {
    @TempDir
    Path directory;

    private void copyReference(String name) throws IOException {
        Path from = Path.of("src/test/resources/reference", name);
        Path to = Files.createDirectory(directory.resolve(name));
        for (String file : new String[] {"config.json", "model.safetensors", "tokenizer.json"}) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }

    @Test
    void theAdministratorsModelsStandBehindTheShippedOnes() throws IOException {
        copyReference("gpt2-tiny");
        ModelLibrary library = new ModelLibrary(directory.toString(), false);
        assertThat(library.names())
                .startsWith(ShippedModels.names().toArray(String[]::new))
                .endsWith("gpt2-tiny");
        assertThat(library.get("gpt2-tiny")
                        .model()
                        .forward(TokenBatch.of(1, 2, 3))
                        .blocks())
                .isNotEmpty();
    }

    @Test
    void aBrokenFolderIsLeftOutAndTheOthersStay() throws IOException {
        copyReference("bert-tiny");
        copyReference("gpt2-tiny");
        Files.write(directory.resolve("gpt2-tiny/model.safetensors"), new byte[] {1, 2, 3});
        Files.createDirectory(directory.resolve("empty"));
        ModelLibrary library = new ModelLibrary(directory.toString(), false);
        assertThat(library.names()).contains("bert-tiny").doesNotContain("gpt2-tiny", "empty");
    }

    @Test
    void aFolderCannotTakeTheNameOfAShippedModel() throws IOException {
        copyReference("gpt2-tiny");
        Files.move(directory.resolve("gpt2-tiny"), directory.resolve("world-causal-4"));
        ModelLibrary library = new ModelLibrary(directory.toString(), false);
        assertThat(library.names()).isEqualTo(ShippedModels.names());
        assertThat(library.get("world-causal-4").model().config().context()).isEqualTo(256);
    }

    @Test
    void aDirectoryThatDoesNotExistLeavesTheShippedModels() {
        assertThat(new ModelLibrary(directory.resolve("nowhere").toString(), false).names())
                .isEqualTo(ShippedModels.names());
    }

    @Test
    void aModelIsLoadedOnceAndUnknownNamesAreRefused() {
        ModelLibrary library = new ModelLibrary("", false);
        assertThat(library.get("world-causal-1")).isSameAs(library.get("world-causal-1"));
        assertThatThrownBy(() -> library.get("none")).hasMessage("there is no model none");
    }
}

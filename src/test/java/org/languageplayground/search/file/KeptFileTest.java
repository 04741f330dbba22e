package org.languageplayground.search.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("inner/file");
    }

    private static void write(Path file, String text) throws IOException {
        KeptFile.write(file, out -> Written.text(out, text));
    }

    private static String read(Path file) throws IOException {
        try (DataInputStream in = KeptFile.open(file)) {
            return Written.text(in);
        }
    }

    @Test
    void whatIsWrittenIsReadAndTakesThePlaceOfWhatWasThere() throws IOException {
        write(file(), "one");
        write(file(), "two: Ω 😀");
        assertThat(read(file())).isEqualTo("two: Ω 😀");
        assertThat(all()).as("nothing else is left").hasSize(1);
    }

    @Test
    void whatWasNotWrittenToItsEndLeavesWhatWasThere() throws IOException {
        write(file(), "one");
        assertThatIOException()
                .isThrownBy(() -> KeptFile.write(file(), out -> {
                    Written.text(out, "half of");
                    throw new IOException("the disk is full");
                }));
        assertThat(read(file())).isEqualTo("one");
        assertThat(all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 9, 20, 30})
    void oneByteThatIsAnotherOneIsNoticed(int place) throws IOException {
        write(file(), "some text to read, long enough");
        byte[] bytes = Files.readAllBytes(file());
        bytes[place] ^= 1;
        Files.write(file(), bytes);
        assertThatIOException().isThrownBy(() -> read(file()));
    }

    @Test
    void whateverIsCutOffOrAddedIsNoticed() throws IOException {
        write(file(), "some text");
        byte[] bytes = Files.readAllBytes(file());
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            assertThatIOException().as("%d bytes", length).isThrownBy(() -> read(file()));
        }
        Files.write(file(), Arrays.copyOf(bytes, bytes.length + 1));
        assertThatIOException().isThrownBy(() -> read(file()));
    }

    @Test
    void aFileThatIsNotThereIsToldFromADamagedOne() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read(file()));
    }

    @Test
    void whoeverReadsWhileOthersWriteReadsSomethingWhole() throws IOException {
        List<String> texts =
                IntStream.range(0, 8).mapToObj(i -> (i + " ").repeat(20_000)).toList();
        write(file(), texts.getFirst());
        IntStream.range(0, 64).parallel().forEach(i -> {
            try {
                if (i % 2 == 0) {
                    write(file(), texts.get(i % texts.size()));
                } else {
                    assertThat(texts).contains(read(file()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(texts).contains(read(file()));
        assertThat(all()).hasSize(1);
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(file().getParent())) {
            return files.toList();
        }
    }
}

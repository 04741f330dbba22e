package org.languageplayground.transformer.folder;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one model, on disk or on the class path.
 *
 * @param name the last part of the folder's path
 * @param place where the files are opened
 */
public record FolderFiles(String name, Place place) {
    private static final List<String> KNOWN = List.of(
            ConfigFile.NAME,
            ModelFolder.WEIGHTS,
            ModelFolder.ONNX,
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "MODEL_CARD.md",
            "LICENSE");

    /** Opens a file by its name; a file that is not there is a NoSuchFileException or FileNotFoundException. */
    public interface Place {
        InputStream open(String file) throws IOException;
    }

    static FolderFiles of(Path folder) {
        return new FolderFiles(lastPart(folder.toAbsolutePath().normalize().toString()), file -> {
            Path path = folder.resolve(file);
            if (Files.isDirectory(path)) {
                throw new IOException("it is a directory");
            }
            return Files.newInputStream(path);
        });
    }

    /** The files of a folder of the class path. */
    public static FolderFiles ofResource(String prefix) {
        String folder = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return new FolderFiles(lastPart(folder), file -> {
            InputStream resource = FolderFiles.class.getClassLoader().getResourceAsStream(folder + "/" + file);
            if (resource == null) {
                throw new FileNotFoundException(file);
            }
            return resource;
        });
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The names of the files that are there, of those that make up a model. */
    public List<String> names() {
        return KNOWN.stream().filter(this::has).toList();
    }

    /** Whether a file is there. */
    public boolean has(String file) {
        try (InputStream in = place.open(file)) {
            return in != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Copies a file as it is. */
    public void copy(String file, OutputStream out) throws IOException {
        try (InputStream in = place.open(file)) {
            in.transferTo(out);
        }
    }

    /** What messages call a file of this folder. */
    String label(String file) {
        return name + "/" + file;
    }

    /** Opens a file and lets {@code reader} read it; every trouble with the disk becomes one sentence. */
    <T> T read(String file, Reader<T> reader) {
        try (InputStream in = place.open(file)) {
            return reader.read(in, label(file));
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new ModelFolderException(label(file), "is missing", e);
        } catch (IOException e) {
            throw new ModelFolderException(label(file), "cannot be read", e);
        }
    }

    /** Reads one open file; {@code label} is what messages call it. */
    interface Reader<T> {
        T read(InputStream in, String label) throws IOException;
    }
}

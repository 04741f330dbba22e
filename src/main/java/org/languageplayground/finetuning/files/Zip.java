package org.languageplayground.finetuning.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files in one archive. */
public final class Zip {
    private static final int MOST_ENTRIES = 100;

    private Zip() {}

    /** Packs files by their names. */
    public static byte[] pack(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The files of some names, in whatever folder of the archive they lie; of each at most one byte more than {@code most} is
     * read, so that an archive that unfolds to far more than its size does no harm.
     *
     * @throws IOException if this is no archive
     */
    static Map<String, byte[]> unpack(byte[] archive, Set<String> names, int most) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            ZipEntry entry = in.getNextEntry();
            for (int i = 0; entry != null && i < MOST_ENTRIES && files.size() < names.size(); i++) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (names.contains(name)) {
                    files.put(name, in.readNBytes(most + 1));
                }
                entry = in.getNextEntry();
            }
        }
        return files;
    }
}

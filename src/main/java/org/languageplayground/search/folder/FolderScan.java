package org.languageplayground.search.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.languageplayground.search.file.Hash;
import org.languageplayground.search.folder.Skipped.Why;

/**
 * What lies in a folder and its subfolders, in the order of its names, without a look into any file. Links are not followed: what they lead to lies in the folder
 * anyway, or outside, where nobody meant to be read. What begins with a dot, and what office programs and file managers leave behind, is passed over.
 *
 * @param skipped what is no file to read
 * @param fingerprint a hash of names, sizes and times of modification; another one when something was added, removed or edited
 */
public record FolderScan(List<FoundFile> files, List<Skipped> skipped, String fingerprint) {
    private static final List<String> LEFT_BEHIND = List.of(".", "~$");
    private static final List<String> LEFT_BEHIND_NAMES = List.of("Thumbs.db", "desktop.ini");

    /**
     * Looks at a folder.
     *
     * @param most how many files are looked at
     * @throws IOException if it cannot be opened
     */
    public static FolderScan of(Path folder, int most) throws IOException {
        Visitor visitor = new Visitor(folder, most);
        Files.walkFileTree(folder, visitor);
        return visitor.scan();
    }

    /** The file of a name. */
    public Optional<FoundFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** Whether a name is one of those that are passed over. */
    public static boolean isLeftBehind(Path file) {
        String name = file.getFileName().toString();
        return LEFT_BEHIND.stream().anyMatch(name::startsWith) || LEFT_BEHIND_NAMES.contains(name);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final int most;
        private final List<FoundFile> files = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();
        private final TreeSet<String> traits = new TreeSet<>();

        Visitor(Path folder, int most) {
            this.folder = folder;
            this.most = most;
        }

        private String name(Path file) {
            return folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            return !inner.equals(folder) && isLeftBehind(inner)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isLeftBehind(file)) {
                return FileVisitResult.CONTINUE;
            }
            String name = name(file);
            if (files.size() + skipped.size() >= most) {
                skip(Why.FILES, name, most);
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isSymbolicLink()) {
                skip(Why.LINK, name, 0);
            } else if (!attributes.isRegularFile()) {
                skip(Why.SPECIAL, name, 0);
            } else if (!Files.isReadable(file)) {
                skip(Why.UNREADABLE, name, 0);
            } else {
                files.add(new FoundFile(name, file, attributes.size()));
                traits.add(name + "\0" + attributes.size() + "\0"
                        + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (file.equals(folder)) {
                throw problem;
            }
            skip(Why.UNREADABLE, name(file), 0);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path inner, IOException problem) {
            if (problem != null) {
                skip(Why.UNREADABLE, inner.equals(folder) ? "." : name(inner), 0);
            }
            return FileVisitResult.CONTINUE;
        }

        private void skip(Why why, String name, long count) {
            skipped.add(new Skipped(why, name, count, ""));
            traits.add(name + "\0" + why);
        }

        FolderScan scan() {
            files.sort(Comparator.comparing(FoundFile::name));
            skipped.sort(Comparator.comparing(Skipped::file));
            return new FolderScan(List.copyOf(files), List.copyOf(skipped), fingerprint());
        }

        private String fingerprint() {
            Hash hash = new Hash();
            traits.forEach(hash::add);
            return hash.hex();
        }
    }
}

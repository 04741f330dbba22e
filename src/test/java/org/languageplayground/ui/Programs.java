package org.languageplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the programs of a page as a student does, in the folder where they lie. */
public final class Programs {
    private static final String PYTHON = "/usr/bin/python3";

    private Programs() {}

    /** What a program of one Java file prints. */
    public static String java(Path folder, String file) throws IOException, InterruptedException {
        return run(
                folder, Path.of(System.getProperty("java.home"), "bin", "java").toString(), file);
    }

    /** What a Python program prints. */
    public static String python(Path folder, String file) throws IOException, InterruptedException {
        return run(folder, PYTHON, file);
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** Whether there is a Python with this module. */
    public static boolean pythonHas(String module) throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

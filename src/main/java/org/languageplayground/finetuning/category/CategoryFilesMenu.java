package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.languageplayground.finetuning.files.Zip;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Simulation;

/** What was trained, as files, and back again: a menu behind three dots. */
final class CategoryFilesMenu extends Div {
    private final transient CategoryTraining training;
    private final transient Supplier<CategorySettings> settings;
    private final transient CategoryText text;
    private final transient Controls<? extends Simulation> controls;
    private final Anchor adapter;
    private final Upload upload = new Upload();

    /**
     * A closed menu.
     *
     * @param settings say on which examples an uploaded adapter is measured
     */
    CategoryFilesMenu(
            CategoryTraining training,
            Supplier<CategorySettings> settings,
            CategoryText text,
            Controls<? extends Simulation> controls) {
        this.training = training;
        this.settings = settings;
        this.text = text;
        this.controls = controls;
        adapter = new Anchor(download(), AttachmentType.DOWNLOAD, getTranslation("lora.files.adapter"));
        upload.setUploadHandler(uploads());
        upload.setUploadButton(new Button(getTranslation("lora.files.upload")));
        upload.setAcceptedFileExtensions(".zip", ".json", ".safetensors");
        upload.setMaxFileSize(AdapterFiles.GREATEST_FILE);
        upload.addFileRejectedListener(event -> controls.act(
                () -> text.notice(new Notice("lora.notice.adapter.rejected", AdapterFiles.GREATEST_FILE / (1 << 20)))));
        Paragraph about = new Paragraph(getTranslation("lora.category.files.about"));
        about.addClassName("help");
        Button open = new Button("⋯");
        open.setAriaLabel(getTranslation("lora.files"));
        open.addThemeNames("tertiary");
        Popover menu = new Popover(new H2(getTranslation("lora.files")), adapter, upload, about);
        menu.addClassName("files");
        menu.setTarget(open);
        menu.setAriaLabel(getTranslation("lora.files"));
        menu.setWidth("24rem");
        add(open, menu);
    }

    private DownloadHandler download() {
        return DownloadHandler.fromInputStream(event -> {
            byte[] bytes = Zip.pack(training.files());
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), "adapter.zip", "application/zip", bytes.length);
        });
    }

    private UploadHandler uploads() {
        return new UploadHandler() {
            @Override
            public void handleUploadRequest(UploadEvent event) throws IOException {
                Notice notice = training.upload(event.getFileName(), event.getInputStream(), settings.get());
                event.getUI().access(() -> {
                    upload.clearFileList();
                    controls.act(() -> text.notice(notice));
                });
            }
        };
    }

    /** Offers what there is. */
    void show() {
        adapter.setVisible(training.trained().isPresent());
    }
}

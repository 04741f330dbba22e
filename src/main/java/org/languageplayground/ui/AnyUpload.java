package org.languageplayground.ui;

import com.vaadin.flow.server.streams.UploadHandler;

/** Takes whatever comes, though the browser was told to send less: who reads it bounds it, and can say in a sentence what is wrong. */
@FunctionalInterface
public interface AnyUpload extends UploadHandler {

    @Override
    default long getFileSizeMax() {
        return -1;
    }

    @Override
    default long getRequestSizeMax() {
        return -1;
    }
}

#include "app/window/panelcommands.h"

#include "app/library/savefile.h"
#include "app/pages/panelexport.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// A title as the name of a file.
QString fileNameOf(const QString &title, const QString &suffix)
{
    QString name;
    for (const QChar c : title)
        name += c.isLetterOrNumber() || c == u'-' ? c.toLower() : u'-';
    return (name.isEmpty() ? u"panel"_s : name.left(80)) + u'.' + suffix;
}

} // namespace

PanelCommands::PanelCommands(QWidget *window) : QObject(window), m_window(window) { }

void PanelCommands::copyPicture(PanelSlot &slot)
{
    if (PanelFrame *frame = slot.frame())
        QGuiApplication::clipboard()->setImage(pictureOf(*frame, frame->devicePixelRatioF()));
}

void PanelCommands::savePng(PanelSlot &slot)
{
    PanelFrame *frame = slot.frame();
    if (!frame)
        return;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    pictureOf(*frame, std::max(2.0, frame->devicePixelRatioF())).save(&buffer, "PNG");
    save(slot, u"png"_s, bytes);
}

void PanelCommands::saveSvg(PanelSlot &slot)
{
    if (PanelFrame *frame = slot.frame())
        save(slot, u"svg"_s, svgOf(*frame));
}

void PanelCommands::saveCsv(PanelSlot &slot)
{
    save(slot, u"csv"_s, csvOf(slot.model().data().frames));
}

void PanelCommands::save(PanelSlot &slot, const QString &suffix, const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(m_window, tr("Save"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(fileNameOf(slot.spec().title, suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        if (const Result<void> done = saveAtomically(path, bytes); !done)
            emit failed(done.error().message);
        else
            emit saved(path);
    });
    dialog->open();
}

} // namespace Promontory

#include "app/window/unsavedwork.h"

#include "app/pages/dashboardpage.h"
#include "app/window/dashboardfiles.h"

#include <QAbstractButton>
#include <QMessageBox>

namespace Promontory {

void askAboutUnsavedWork(DashboardPage &page, DashboardFiles &files, QWidget *window,
                         const std::function<void()> &done)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Promontory::UnsavedWork", text); };
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Unsaved changes"));
    box->setText(tr("\"%1\" has changes that are not saved.").arg(page.title()));
    box->setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Save);
    QObject::connect(box, &QMessageBox::buttonClicked, &page, [=, &page, &files](QAbstractButton *button) {
        const QMessageBox::StandardButton chosen = box->standardButton(button);
        if (chosen == QMessageBox::Discard)
            done();
        if (chosen == QMessageBox::Save)
            files.save(page, done);
    });
    box->open();
}

} // namespace Promontory

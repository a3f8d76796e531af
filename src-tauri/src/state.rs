//! What is open, and the ways to it: commands read and write through here, and nothing else holds a workspace.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::JoinHandle;

use roadbook_core::history::undo::{to_redo, to_undo};
use roadbook_core::looking::{LookAt, Looked, as_of};
use roadbook_core::overview::{WorkspaceInfo, overview};
use roadbook_core::{Access, Committed, Passphrase, Surroundings, Workspace};

use crate::automatic::Automatic;
use crate::closing::Closing;
use crate::composing::Composing;
use crate::error::{Answer, ApiError};
use crate::events::{Done, WorkspaceChanged, names};
use crate::memory::{FirstSteps, Memory, Theme};
use crate::outside::{Choice, Leaving, Outside};
use crate::watch::Stop;

/// The ending of workspace files.
pub const ENDING: &str = "roadbook";

/// Everything behind the one window.
pub struct Shell {
    /// The desktop around it.
    pub outside: Arc<dyn Outside>,
    /// What the window remembers.
    pub memory: Memory,
    /// Long work that is running, to be stopped.
    pub work: Stop,
    /// What is to be shown in the import once a workspace is on screen.
    pub waiting_import: Mutex<Option<PathBuf>>,
    /// What the update that is being written stands on.
    pub composing: Composing,
    /// Whether the window is about to close.
    pub closing: Closing,
    automatic: Automatic,
    refused: Mutex<Option<PathBuf>>,
    places: Places,
    theme: Option<Theme>,
    surroundings: Surroundings,
    pub(crate) open: RwLock<Option<Arc<Workspace>>>,
    looked: RwLock<Option<Arc<Looked>>>,
    starting: Mutex<Option<JoinHandle<Option<ApiError>>>>,
}

/// Where files of ours lie.
#[derive(Debug, Clone)]
pub struct Places {
    /// What the program keeps for itself.
    pub data: PathBuf,
    /// Where people keep their documents.
    pub documents: PathBuf,
}

impl Shell {
    /// Nothing is open yet.
    pub fn new(
        outside: Arc<dyn Outside>,
        places: Places,
        surroundings: Surroundings,
        theme: Option<Theme>,
    ) -> Self {
        Self {
            memory: Memory::read(&places.data),
            outside,
            work: Stop::default(),
            waiting_import: Mutex::default(),
            composing: Composing::default(),
            closing: Closing::default(),
            automatic: Automatic::default(),
            refused: Mutex::default(),
            places,
            theme,
            surroundings,
            open: RwLock::default(),
            looked: RwLock::default(),
            starting: Mutex::default(),
        }
    }

    /// Opens a file while the window is still being made.
    pub fn open_ahead(self: &Arc<Self>, path: Option<PathBuf>, problem: Option<ApiError>) {
        let shell = Arc::clone(self);
        let opening = std::thread::spawn(move || match path {
            Some(path) => shell.open(&path).err().or(problem),
            None => problem,
        });
        *locked(&self.starting) = Some(opening);
    }

    /// What went wrong at the start; waits until what was to be opened is open. Said once.
    pub fn problem_at_start(&self) -> Option<ApiError> {
        let opening = locked(&self.starting).take()?;
        opening.join().unwrap_or_else(|_| Some(ApiError::unexpected()))
    }

    /// Opens a workspace in the place of the one that is open. When it cannot be opened, that one stays.
    pub fn open(&self, path: &Path) -> Answer<WorkspaceInfo> {
        self.open_with(path, None)
    }

    /// Opens a workspace, with the passphrase it needs.
    pub fn open_with(&self, path: &Path, passphrase: Option<Passphrase>) -> Answer<WorkspaceInfo> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if let Ok(workspace) = self.workspace()
            && workspace.path() == Some(&path)
        {
            return self.info();
        }
        match Workspace::open_with(&path, Access::Write, passphrase, self.surroundings()) {
            Ok(workspace) => self.enter(workspace),
            Err(refusal) => {
                *locked(&self.refused) = Some(path);
                Err(refusal.into())
            }
        }
    }

    /// Makes a new workspace at a place and opens it.
    pub fn create(
        &self,
        path: &Path,
        make: impl FnOnce(&Path, Surroundings) -> roadbook_core::Result<Workspace>,
    ) -> Answer<WorkspaceInfo> {
        if let Some(folder) = path.parent() {
            let doing = format!("make the folder {}", folder.display());
            std::fs::create_dir_all(folder).map_err(roadbook_core::Error::file(doing))?;
        }
        self.enter(make(path, self.surroundings.clone())?)
    }

    fn enter(&self, workspace: Workspace) -> Answer<WorkspaceInfo> {
        let info = overview(&workspace)?;
        if let Some(path) = workspace.path() {
            self.memory.opened(path, workspace.today());
        }
        self.outside.name(crate::windows::TITLE);
        self.wind_up();
        self.automatic.begin();
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(workspace));
        self.look_at_today();
        Ok(info)
    }

    /// Ends what is going on in the open workspace, and backs up what was written since the last backup.
    fn wind_up(&self) {
        self.work.stop();
        if let Ok(workspace) = self.workspace() {
            self.automatic.end(&workspace);
        }
    }

    /// Lets go of the open workspace. Work that is running on it ends first or is stopped.
    pub fn close(&self) {
        self.wind_up();
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.look_at_today();
    }

    /// From now on the workspace is seen as it was at a moment, and cannot be changed.
    pub fn look_as_of(&self, at: LookAt) -> Answer<()> {
        let looked = as_of(&*self.workspace()?, at)?;
        self.look(looked);
        Ok(())
    }

    /// From now on this is what is seen, and it cannot be changed.
    pub fn look(&self, looked: Looked) {
        *self.looked.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(looked));
        self.composing.forget(&[]);
    }

    /// From now on the workspace is seen as it is.
    pub fn look_at_today(&self) {
        *self.looked.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.composing.forget(&[]);
    }

    fn looked(&self) -> Option<Arc<Looked>> {
        self.looked.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The open workspace at a glance, as it is seen.
    pub fn info(&self) -> Answer<WorkspaceInfo> {
        let workspace = self.workspace()?;
        let Some(looked) = self.looked() else { return Ok(overview(&workspace)?) };
        Ok(WorkspaceInfo {
            name: workspace.name(),
            path: workspace.path().map(|path| path.display().to_string()).unwrap_or_default(),
            looking: Some(looked.looking.clone()),
            // There is nothing to take back in what is over.
            undo: None,
            redo: None,
            ..overview(&looked.workspace)?
        })
    }

    /// The open workspace.
    pub fn workspace(&self) -> Answer<Arc<Workspace>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.clone().ok_or_else(ApiError::nothing_open)
    }

    /// The open workspace, to be changed.
    pub fn to_change(&self) -> Answer<Arc<Workspace>> {
        match self.looked() {
            None => self.workspace(),
            Some(looked) => Err(ApiError::looking(&looked.looking)),
        }
    }

    /// Reads from what is seen: the open workspace, or another state of it.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> roadbook_core::Result<T>) -> Answer<T> {
        let workspace = self.workspace()?;
        match self.looked() {
            None => read_from(&workspace, work),
            Some(looked) => read_from(&looked.workspace, work),
        }
    }

    /// Hands over the workspace that is seen, for what reads it more than once and never writes to it.
    pub fn seen<T>(&self, work: impl FnOnce(&Workspace) -> roadbook_core::Result<T>) -> Answer<T> {
        let workspace = self.workspace()?;
        match self.looked() {
            None => Ok(work(&workspace)?),
            Some(looked) => Ok(work(&looked.workspace)?),
        }
    }

    /// Reads from the open workspace as it is today, whatever is seen.
    pub fn read_today<T>(&self, work: impl FnOnce(&Reader<'_>) -> roadbook_core::Result<T>) -> Answer<T> {
        read_from(&*self.workspace()?, work)
    }

    /// Writes to the open workspace, and tells the page what changed.
    pub fn write<T>(
        &self,
        work: impl FnOnce(&Workspace) -> roadbook_core::Result<Committed<T>>,
    ) -> Answer<(T, Done)> {
        let workspace = self.to_change()?;
        let committed = work(&workspace)?;
        let done = Done { label: committed.label, kinds: names(&committed.kinds) };
        if committed.operation.is_some() {
            self.automatic.after_write(&workspace, &self.outside);
            self.say_changed(&workspace, done.kinds.clone())?;
        }
        Ok((committed.value, done))
    }

    /// Tells the page that records of these kinds changed.
    pub fn say_changed(&self, workspace: &Workspace, kinds: Vec<String>) -> Answer<()> {
        self.composing.forget(&kinds);
        let (undo, redo) = workspace.read(|conn| Ok((to_undo(conn)?, to_redo(conn)?)))?;
        let (undo, redo) = (undo.map(|pending| pending.label), redo.map(|pending| pending.label));
        self.outside.say_changed(WorkspaceChanged { kinds, undo, redo });
        Ok(())
    }

    /// Remembers how far somebody is who began this workspace in the window. Of any other nothing is remembered.
    pub fn change_first_steps(&self, change: impl FnOnce(&mut FirstSteps)) {
        let Ok(workspace) = self.workspace() else { return };
        let Some(path) = workspace.path() else { return };
        if let Some(mut first) = self.memory.first_steps(path) {
            change(&mut first);
            self.memory.set_first_steps(path, first);
        }
    }

    /// How the window looks: as it was started, else as it is remembered.
    pub fn theme(&self) -> Theme {
        self.theme.unwrap_or_else(|| self.memory.theme())
    }

    /// The folder that files go to; nothing when the person changed their mind.
    pub fn choose_folder(&self, what: Leaving) -> Option<PathBuf> {
        self.outside.choose(Choice::Folder { what, start: self.memory.exports() })
    }

    /// The file of the open workspace.
    pub fn file(&self) -> Answer<PathBuf> {
        self.workspace()?.path().map(Path::to_owned).ok_or_else(ApiError::nothing_open)
    }

    /// The file that could not be opened last.
    pub fn refused_file(&self) -> Option<PathBuf> {
        locked(&self.refused).clone()
    }

    /// What a workspace needs of this computer.
    pub fn surroundings(&self) -> Surroundings {
        self.surroundings.clone()
    }

    /// A passphrase as the page sends it.
    pub fn passphrase(typed: Option<String>) -> Answer<Option<Passphrase>> {
        Ok(typed.map(|typed| Passphrase::new(&typed)).transpose()?)
    }

    /// Where files of ours lie.
    pub fn places(&self) -> &Places {
        &self.places
    }
}

fn read_from<T>(
    workspace: &Workspace,
    work: impl FnOnce(&Reader<'_>) -> roadbook_core::Result<T>,
) -> Answer<T> {
    let today = workspace.today();
    Ok(workspace.read(|conn| work(&Reader { conn, today }))?)
}

/// A settled state of the open workspace, and the day it is looked at.
pub struct Reader<'a> {
    /// What is read from.
    pub conn: &'a roadbook_core::Connection,
    /// Today, as the workspace has it.
    pub today: chrono::NaiveDate,
}

/// What a lock guards; whoever panicked with it held left it whole.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
